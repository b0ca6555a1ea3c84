"""Who works on the planted cases of Yinzhou, by staff number."""

CLERK, OTHER_CLERK, DISPATCHER = "yz-clerk1", "yz-clerk2", "yz-dispatch"
CIVIL, SEAL, CALLER, SUPERVISOR = "yz-med-civil", "yz-seal", "yz-callback", "yz-super"
