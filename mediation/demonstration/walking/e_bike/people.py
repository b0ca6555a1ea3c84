"""Who takes part in the story of Ms Li and the e-bike. Names are invented ◊."""

from mediation.demonstration.walking.scene import Someone

LI, WANG = 1, 2
PEOPLE = {LI: Someone(LI, "李素珍", "10000000001"), WANG: Someone(WANG, "王强", "10000000002")}
BOTH = (LI, WANG)
CLERK, MEDIATOR, POLICE, SEAL, CALLER = "sy-clerk", "sy-med-pro", "sy-police", "sy-seal", "sy-callback"
