"""Who works on the planted cases of the community centre, by staff number."""

CLERK, LEAD, SEAL, CALLER = "sy-clerk", "sy-lead", "sy-seal", "sy-callback"
MEDIATOR, PROFESSIONAL = "sy-med", "sy-med-pro"
