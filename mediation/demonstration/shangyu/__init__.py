"""The community centre of the report: Jinyuwan, Shangyu (新华社 2020-07-13). Six windows in the order of the report;
their numbers, days and people are invented.
"""

from mediation.demonstration.shangyu.hall import AGENCIES, HOURS, ROOMS, SATURDAY_DUTY, TURNS, WINDOWS
from mediation.demonstration.shangyu.rules import RULES
from mediation.demonstration.shangyu.staff import MAIN, OFFICERS
from mediation.demonstration.tables import CentreRow, StaffRow, the_centre_itself
from windows.models import Role, Tier

CENTRE = CentreRow(
    code="sy",
    name="上虞区金鱼湾社区平安服务中心（演示）",
    short_name="金鱼湾平安",
    place_code="虞金",
    division="330604",
    tier=Tier.VILLAGE,
    phone="10057500001",
    hours=(*HOURS, SATURDAY_DUTY),
    agencies=AGENCIES,
    parent="sy-street",
    windows=WINDOWS,
    rooms=ROOMS,
    turns=TURNS,
    staff=(*MAIN, *OFFICERS),
    rules=RULES,
)
STREET_CENTRE = CentreRow(
    code="sy-street",
    name="上虞区街道社会治理中心（演示）",
    short_name="上虞街道治理",
    place_code="虞街",
    division="330604",
    tier=Tier.TOWNSHIP,
    phone="10057500000",
    hours=HOURS,
    agencies=(the_centre_itself("街道社会治理中心"),),
    staff=(StaffRow("sy-callback", "丁萍", Role.CALLBACK_CLERK),),
)
