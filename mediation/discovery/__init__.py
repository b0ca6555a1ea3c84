"""Help before anyone asks: the pool of joined records, the rules that read it, and the leads that come of it.

Guard-rails (个人信息保护法 Arts 6, 24, 28–30, 55–56): a rule has a purpose, a basis and an assessment; it reads what it
names under pseudonyms; a person visits and decides; nothing adverse follows; what is unworked expires.
"""
