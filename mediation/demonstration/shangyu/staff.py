"""Who signs in at Jinyuwan."""

from mediation.demonstration.tables import StaffRow
from windows.models import Role

MAIN = (
    StaffRow("sy-clerk", "章洁", Role.CLERK),
    StaffRow("sy-med-pro", "谢建华", Role.MEDIATOR, ("sy_pmc_pro",)),
    StaffRow("sy-med", "王阿珍", Role.MEDIATOR, ("sy_pmc",)),
    StaffRow("sy-police", "罗警官", Role.COORDINATOR, ("sy_police",)),
    StaffRow("sy-callback", "丁萍", Role.CALLBACK_CLERK),
    StaffRow("sy-seal", "俞芳", Role.SEAL_KEEPER),
    StaffRow("sy-lead", "冯国祥", Role.DIRECTOR),
)
OFFICERS = (
    StaffRow("sy-discipline", "许莲", Role.COORDINATOR, ("sy_discipline",)),
    StaffRow("sy-justice", "顾言", Role.COORDINATOR, ("sy_justice",)),
    StaffRow("sy-hrss", "陶勤", Role.COORDINATOR, ("sy_hrss",)),
    StaffRow("sy-petition", "朱敏", Role.COORDINATOR, ("sy_petition",)),
    StaffRow("sy-women", "沈秀", Role.COORDINATOR, ("sy_women",)),
    StaffRow("sy-property", "楼平", Role.COORDINATOR, ("sy_property",)),
    StaffRow("sy-market", "史芸", Role.COORDINATOR, ("sy_market",)),
)
