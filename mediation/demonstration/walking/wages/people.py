"""Who takes part in the story of the unpaid wages. Names are invented ◊."""

from mediation.demonstration.walking.scene import Someone

CHEN, COMPANY = 1, 2
PEOPLE = {
    CHEN: Someone(CHEN, "陈一帆", "10000000003"),
    COMPANY: Someone(COMPANY, "沈国梁（宁波青禾服饰有限公司（演示））", "10000000004"),
}
BOTH = (CHEN, COMPANY)
GUIDE, OFFICER, DISPATCHER, UNION = "yz-guide", "yz-labour1", "yz-dispatch", "yz-union"
MEDIATOR, SEAL, CALLER = "yz-med-labour", "yz-seal", "yz-callback"
