"""From a command to its event, or to the rules that refuse it; and the audit of a history."""

from life import RESULTS, UNSUCCESSFUL, evolve, replay
from rules import judge, not_checked
from values import day_of, is_identifier, is_number

ROLES = ("priority-list-manager", "housing-provider", "hmis-administrator")
VOID_OF = ("referral", "acknowledgement", "enrollment")
VOID_REASONS = ("entered-in-error", "duplicate", "wrong-client", "wrong-project", "wrong-enrollment")


def _text(value):
    # A date is any text here: whether it is a day of the calendar is a rule of its own.
    return isinstance(value, str)


def _one_of(*values):
    return lambda value: isinstance(value, str) and value in values


# By command: the type of its event, the fields it needs, and those it may have. Each with what it must hold.
COMMANDS = {
    "refer": (
        "referred",
        {
            "referralId": is_identifier,
            "personalId": is_identifier,
            "enrollmentId": is_identifier,
            "eventType": is_number,
            "projectId": is_identifier,
            "organizationId": is_identifier,
            "referredOn": _text,
        },
        {"householdId": is_identifier},
    ),
    "acknowledge": ("acknowledged", {"acknowledgedOn": _text}, {}),
    "enroll": (
        "enrolled",
        {
            "enrollmentId": is_identifier,
            "personalId": is_identifier,
            "projectId": is_identifier,
            "enrolledOn": _text,
        },
        {},
    ),
    "resolve-successful": ("resolved", {}, {"resultDate": _text, "resultingEnrollmentId": is_identifier}),
    "resolve-unsuccessful": (
        "resolved",
        {"result": _one_of(*UNSUCCESSFUL), "resultDate": _text, "notHousedReason": is_identifier},
        {},
    ),
    "add-not-housed-reason": ("not-housed-reason-added", {"reason": is_identifier, "addedOn": _text}, {}),
    "void": ("voided", {"of": _one_of(*VOID_OF), "reason": _one_of(*VOID_REASONS), "voidedOn": _text}, {}),
}
ACTOR = {"userId": is_identifier, "organizationId": is_identifier, "role": _one_of(*ROLES)}
GIVES_REASON = ("resolve-unsuccessful", "add-not-housed-reason")


def _holds(values, needed, optional):
    return isinstance(values, dict) and (
        all(key in values and is_right(values[key]) for key, is_right in needed.items())
        and all(key not in values or is_right(values[key]) for key, is_right in optional.items())
    )


def is_complete(command):
    """Whether a command of a known type says all that its fact needs, in the form it needs, and nothing else."""
    _, needed, optional = COMMANDS[command["type"]]
    data, metadata = command.get("data"), command.get("metadata")
    return (
        _holds(data, needed, optional)
        and all(key in needed or key in optional for key in data)
        and isinstance(metadata, dict)
        and day_of(metadata.get("recordedAt")) is not None
        and _holds(metadata.get("recordedBy"), ACTOR, {})
        and _holds(metadata, {}, {"commandId": is_identifier})
    )


def event_of(command, state, policy):
    """The event that a command would give."""
    event_type, needed, optional = COMMANDS[command["type"]]
    given = command.get("data") or {}
    data = {key: value for key, value in given.items() if key in needed or key in optional}
    if command["type"] == "resolve-successful":
        data = {**_success(state), **data}
    metadata = command.get("metadata") or {}
    carried = {key: metadata[key] for key in ("recordedAt", "recordedBy", "commandId") if key in metadata}
    if command["type"] in GIVES_REASON:
        carried["reasonListVersion"] = policy["notHousedReasons"]["current"]
    return {"type": event_type, "data": data, "metadata": {"source": "entry", **carried}}


def _success(state):
    # A success takes its date and its enrollment from what was recorded before it.
    if "result" in state:
        facts = {key: state.get(key) for key in ("resultDate", "resultingEnrollmentId")}
    else:
        enrollment = state.get("enrollment", {})
        facts = {
            "resultDate": enrollment.get("enrolledOn"),
            "resultingEnrollmentId": enrollment.get("enrollmentId"),
        }
    return {"result": RESULTS[0], **{key: value for key, value in facts.items() if value is not None}}


def repeats(command, event, state):
    """Whether the state holds the fact of a command already."""
    kind = command["type"]
    if (kind == "void") != (state["status"] == "voided"):
        return False
    if kind == "void":
        return event["data"] == {"of": "referral", **state["voided"]}
    if kind == "add-not-housed-reason":
        held = {"reason": state.get("notHousedReason"), "addedOn": state.get("notHousedReasonAddedOn")}
        return event["data"] == held
    if kind in ("refer", "enroll"):
        return event["data"] == state.get({"refer": "referral", "enroll": "enrollment"}[kind])
    if kind == "resolve-successful" and state.get("result") != RESULTS[0]:
        return False
    _, needed, optional = COMMANDS[kind]
    return all(event["data"].get(key) == state.get(key) for key in (*needed, *optional))


ABOUT_THE_ACTOR = {("role-may-not", "error"), ("not-the-receiving-organization", "error")}


def _listed(broken):
    return [{"code": code, "severity": severity} for code, severity in sorted(broken)]


def decide(given, command, policy, known):
    """What becomes of a command after a history, in the form of the vectors."""
    state = replay(given)
    if command.get("type") not in COMMANDS:
        return {"refused": _listed({("incomplete-command", "error")}), "status": state["status"]}
    event = event_of(command, state, policy)
    broken = judge(event, state, policy, known)
    if not is_complete(command):
        broken.add(("incomplete-command", "error"))
    elif repeats(command, event, state) and not broken & ABOUT_THE_ACTOR:
        return {"events": [], "status": state["status"], "warnings": []}
    if any(severity == "error" for _, severity in broken):
        return {"refused": _listed(broken), "status": state["status"]}
    return {"events": [event], "status": evolve(state, event)["status"], "warnings": _listed(broken)}


def audit(given, policy, known, unknowable):
    """What an audit says of a history, in the form of the vectors."""
    state, findings = replay([]), []
    for index, event in enumerate(given):
        broken = judge(event, state, policy, known, unknowable)
        findings += [{"eventIndex": index, **one} for one in _listed(broken)]
        state = evolve(state, event)
    return {"findings": findings, "notChecked": not_checked(unknowable)}


def fold(given):
    """What is true after a history, in the form of the vectors."""
    return {"state": replay(given)}
