"""The life of a referral: what may follow what, and what is true after it.

A state is a plain dictionary with the keys that the vectors name. No function changes the one it is given.
"""

UNSUCCESSFUL = ("client-rejected", "provider-rejected")
RESULTS = ("client-accepted", *UNSUCCESSFUL)
TYPES = ("referred", "acknowledged", "enrolled", "resolved", "not-housed-reason-added", "voided")

# By status: the rule that refuses an event, or a dash where the history has a place for it. Two cells depend on
# more than the status, and are marked: see refusal().
ORDER = """
status        referred          acknowledged                 enrolled                     resolved          not-housed-reason-added
not-referred  -                 not-referred                 not-referred                 not-referred      not-referred
referred      already-referred  -                            -                            -                 reason-before-success
acknowledged  already-referred  already-acknowledged         -                            -                 reason-before-success
enrolled      already-referred  unless-acknowledged          already-enrolled             -                 reason-before-success
successful    already-referred  success-takes-only-a-reason  success-takes-only-a-reason  already-resolved  unless-explained
unsuccessful  already-referred  unsuccessful-is-final        unsuccessful-is-final        already-resolved  unsuccessful-is-final
voided        voided-is-final   voided-is-final              voided-is-final              voided-is-final   voided-is-final
"""


def _table(text):
    head, *rows = (line.split() for line in text.strip().splitlines())
    return {row[0]: dict(zip(head[1:], row[1:])) for row in rows}


PLACES = _table(ORDER)


def is_known(event):
    """Whether an event is one that this version knows."""
    data = event.get("data")
    if not isinstance(data, dict) or event.get("type") not in TYPES:
        return False
    if event["type"] == "resolved":
        return data.get("result") in RESULTS
    return event["type"] != "voided" or data.get("of") in ("referral", "acknowledgement", "enrollment")


def latest(state):
    """The fact of an open referral that can be taken back alone: the one recorded last."""
    if state["status"] == "acknowledged":
        return "acknowledgement"
    if state["status"] == "enrolled":
        return "acknowledgement" if state.get("acknowledgedAfterEnrollment") else "enrollment"
    return None


def refusal(state, event):
    """The rule of order that refuses an event, or None."""
    if not is_known(event):
        return "unknown-event-type"
    if event["type"] == "voided":
        if state["status"] == "not-referred":
            return "not-referred"
        if state["status"] == "voided":
            return "voided-is-final"
        has_place = event["data"]["of"] in ("referral", latest(state))
        return None if has_place else "void-of-what-is-not-latest"
    cell = PLACES[state["status"]][event["type"]]
    if cell == "unless-acknowledged":
        return "already-acknowledged" if "acknowledgedOn" in state else None
    if cell == "unless-explained":
        return "reason-already-added" if "notHousedReason" in state else None
    return None if cell == "-" else cell


def _some(data, *keys):
    return {key: data[key] for key in keys if key in data}


REFERRAL = (
    "referralId",
    "personalId",
    "enrollmentId",
    "householdId",
    "eventType",
    "projectId",
    "organizationId",
    "referredOn",
)
ENROLLMENT = ("enrollmentId", "personalId", "projectId", "enrolledOn")

# By event type: the facts that an event adds to a state.
ADDS = {
    "referred": lambda data, state: {"status": "referred", "referral": _some(data, *REFERRAL)},
    "acknowledged": lambda data, state: (
        {"acknowledgedOn": data["acknowledgedOn"], "acknowledgedAfterEnrollment": True}
        if state["status"] == "enrolled"
        else {"status": "acknowledged", "acknowledgedOn": data["acknowledgedOn"]}
    ),
    "enrolled": lambda data, state: {"status": "enrolled", "enrollment": _some(data, *ENROLLMENT)},
    "resolved": lambda data, state: (
        {"status": "successful", **_some(data, "result", "resultDate", "resultingEnrollmentId")}
        if data["result"] == "client-accepted"
        else {"status": "unsuccessful", **_some(data, "result", "resultDate", "notHousedReason")}
    ),
    "not-housed-reason-added": lambda data, state: {
        "notHousedReason": data["reason"],
        "notHousedReasonAddedOn": data["addedOn"],
    },
}

# By what a void takes back: the facts that go, and the event that brought them.
TAKES_BACK = {
    "acknowledgement": (("acknowledgedOn", "acknowledgedAfterEnrollment"), "acknowledged"),
    "enrollment": (("enrollment",), "enrolled"),
}


def _void(data, state):
    if data["of"] == "referral":
        return {**state, "status": "voided", "voided": _some(data, "reason", "voidedOn")}
    keys, brought_by = TAKES_BACK[data["of"]]
    left = {key: value for key, value in state.items() if key not in keys}
    inferred = {key: rule for key, rule in left.pop("inferredBy", {}).items() if key != brought_by}
    if "enrollment" in left:
        left["status"] = "enrolled"
    else:
        left["status"] = "acknowledged" if "acknowledgedOn" in left else "referred"
    return {**left, "inferredBy": inferred} if inferred else left


def inference(event):
    """The rule that inferred an imported event. What a person recorded was never inferred."""
    metadata = event.get("metadata") or {}
    return metadata.get("inferredBy") if metadata.get("source") == "import" else None


def evolve(state, event):
    """The state after an event; the same one where the history has no place for it."""
    if refusal(state, event):
        return state
    if event["type"] == "voided":
        after = _void(event["data"], state)
    else:
        after = {**state, **ADDS[event["type"]](event["data"], state)}
    if inference(event):
        after["inferredBy"] = {**state.get("inferredBy", {}), event["type"]: inference(event)}
    return after


def replay(events):
    """The state after a whole history."""
    state = {"status": "not-referred"}
    for event in events:
        state = evolve(state, event)
    return state
