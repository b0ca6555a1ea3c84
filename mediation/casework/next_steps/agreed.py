"""What comes next once there is an agreement: signatures, the seal, performance."""

from django.utils.translation import gettext_lazy

from mediation.access.permissions import Act
from mediation.casework.next_steps.turns import Turn, masked_names
from mediation.models import Agreement, Case, Signature


def agreed(case: Case) -> Turn:
    agreement = case.agreements.order_by("-version").first()
    if agreement is None or agreement.state == Agreement.State.EFFECTIVE:
        return Turn(
            Act.REPORT_PERFORMANCE,
            gettext_lazy("Record the performance as soon as it is done"),
            gettext_lazy("Waiting for what was agreed to be done"),
            is_dated=case.next_term == "PF",
        )
    signatures = list(agreement.signatures.all())
    signed = {signature.party_id for signature in signatures}
    parties = [party for party in case.parties.select_related("person") if party.must_consent]
    missing = masked_names([party for party in parties if party.pk not in signed])
    if missing:
        return Turn(
            Act.SIGN,
            gettext_lazy("Take down the signature of %(whom)s"),
            gettext_lazy("Waiting for the signature of %(whom)s"),
            missing,
        )
    if not any(signature.kind == Signature.Kind.MEDIATOR for signature in signatures):
        return Turn(
            Act.SIGN,
            gettext_lazy("Sign as mediator"),
            gettext_lazy("Waiting for the mediator's signature"),
        )
    body = case.mediating_body or case.owner
    return Turn(
        Act.SEAL,
        gettext_lazy("Put the seal of %(whom)s"),
        gettext_lazy("Waiting for the seal of %(whom)s"),
        body.name,
    )
