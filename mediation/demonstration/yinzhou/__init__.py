"""The county centre of the report: Yinzhou, Ningbo (新华社 2020-07-13). Who serves on which days is partly invented.

The report gives five resident agencies, fourteen on the rota, others on demand, and labour inspection at window 6.
"""

from mediation.demonstration.tables import AgencyRow, CentreRow, the_centre_itself
from mediation.demonstration.yinzhou.agencies import BODIES, ON_CALL, RESIDENT, ROTATING, SERVICES, TOWNS
from mediation.demonstration.yinzhou.hall import HOURS, ROOMS, TURNS, WINDOWS
from mediation.demonstration.yinzhou.rules import RULES
from mediation.demonstration.yinzhou.staff import STAFF
from windows.models import Tier

CENTRE = CentreRow(
    code="yz",
    name="鄞州区社会矛盾纠纷调处化解中心（演示）",
    short_name="鄞州矛调",
    place_code="鄞",
    division="330212",
    tier=Tier.COUNTY,
    phone="10057400000",
    address="湿地公园 2 号楼一层（演示）",
    hours=HOURS,
    agencies=(
        the_centre_itself("区矛调中心（综合受理）"),
        *RESIDENT,
        *ROTATING,
        *ON_CALL,
        *TOWNS,
        *BODIES,
        *SERVICES,
    ),
    windows=WINDOWS,
    rooms=ROOMS,
    turns=TURNS,
    staff=STAFF,
    rules=RULES,
)


def _town(row: AgencyRow, *, phone: str) -> CentreRow:
    return CentreRow(
        code=row.code,
        name=f"{row.name}社会治理中心（演示）",
        short_name=f"{row.name}治理",
        place_code=f"鄞{row.name[:2]}",
        division="330212",
        tier=Tier.TOWNSHIP,
        phone=phone,
        hours=HOURS,
        agencies=(the_centre_itself(f"{row.name}社会治理中心"),),
        parent="yz",
    )


TOWN_CENTRES = tuple(_town(row, phone=f"1005740000{number}") for number, row in enumerate(TOWNS, start=1))
