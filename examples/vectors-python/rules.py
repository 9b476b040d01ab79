"""The rules that judge a fact, each a row of a table: its code, what it looks at, and when it is broken.

The rules of order stand in life.py. A rule's function answers False where it is kept and True where it is broken;
or it names the earlier facts that make the fault: where all of them were inferred, it is a warning.
"""

from collections import namedtuple

from case import Case
from life import TYPES, inference, is_known, refusal
from values import day_of, is_date

Rule = namedtuple("Rule", "code on severity asks broken")
RULES = []

# By HUD's event type: the types of projects that may receive it. A voucher, 17 or 18, may be anybody's.
RECEIVING = {10: (0, 1, 8), 11: (2,), 12: (2, 13), 13: (13,), 14: (3,), 15: (9, 10)}
VOUCHERS = (17, 18)
RETIRED = 17


def rule(code, on=TYPES, severity="error", asks=None):
    """Adds a row: the function below it says when the rule is broken."""

    def add(broken):
        RULES.append(Rule(code, on, severity, asks, broken))
        return broken

    return add


@rule("not-acknowledged", on=("enrolled", "resolved"), asks="acknowledgement")
def _(c):
    return c.status in ("referred", "enrolled") and "acknowledgedOn" not in c.state


@rule("success-without-enrollment", on=("resolved",), asks="enrollment")
def _(c):
    return c.success and c.status in ("referred", "acknowledged")


@rule("enrolled-another-client", on=("enrolled",))
def _(c):
    other = c.referral and not c.same_client(c.data.get("personalId"), c.referral["personalId"])
    return ["referred"] if other else False


@rule("enrolled-in-another-project", on=("enrolled",))
def _(c):
    projects = {c.data.get("projectId"), c.referral.get("projectId")} - {None}
    return ["referred"] if len(projects) == 2 else False


@rule("enrolled-on-the-ce-enrollment", on=("enrolled", "resolved"))
def _(c):
    return c.link() is not None and c.link() == c.referral.get("enrollmentId")


@rule("enrolled-cannot-be-unsuccessful", on=("resolved",))
def _(c):
    return ["enrolled"] if c.status == "enrolled" and not c.success else False


@rule("result-date-missing", on=("resolved",))
def _(c):
    # A person leaves the date of a success to the enrollment; where there is none, that is the fault.
    left_to_enrollment = c.success and not c.enrollment and c.metadata.get("source") != "import"
    return c.date is None and not left_to_enrollment


@rule("result-date-not-enrollment-date", on=("resolved",))
def _(c):
    enrolled_on = c.enrollment.get("enrolledOn")
    comparable = c.success and c.date is not None and is_date(enrolled_on)
    return ["enrolled"] if comparable and c.date != enrolled_on else False


@rule("resulting-enrollment-not-the-recorded-one", on=("resolved",))
def _(c):
    named = {c.data.get("resultingEnrollmentId"), c.enrollment.get("enrollmentId")} - {None}
    return ["enrolled"] if c.success and len(named) == 2 else False


@rule("resulting-enrollment-missing", on=("resolved",), severity="warning", asks="enrollment")
def _(c):
    inferred = "enrolled" in c.state.get("inferredBy", {})
    return c.success and c.status == "enrolled" and not inferred and "resultingEnrollmentId" not in c.data


@rule("reason-missing", on=("resolved",), asks="reason")
def _(c):
    return not c.success and "notHousedReason" not in c.data


@rule("reason-not-on-list", on=("resolved", "not-housed-reason-added"), asks="reason")
def _(c):
    return c.reason()[0] is not None and c.listed_reason() is None


@rule("reason-not-for-outcome", on=("resolved", "not-housed-reason-added"), asks="reason")
def _(c):
    entry = c.listed_reason()
    return entry is not None and c.reason()[1] not in entry["for"]


@rule("reason-implies-another-result", on=("resolved",), asks="reason")
def _(c):
    entry = None if c.success else c.listed_reason()
    return entry is not None and entry.get("result", c.data["result"]) != c.data["result"]


@rule("role-may-not", asks="actor")
def _(c):
    return c.actor is not None and c.acts_for() is None


@rule("not-the-receiving-organization", asks="actor")
def _(c):
    if c.actor is None or c.acts_for() != "receiving-organization":
        return False
    return ["referred"] if c.receiver() not in (None, c.actor.get("organizationId")) else False


@rule("not-attributed", severity="warning", asks="actor")
def _(c):
    return c.actor is None


@rule("not-a-housing-referral", on=("referred",))
def _(c):
    return c.data.get("eventType") not in (*RECEIVING, *VOUCHERS)


@rule("retired-event-type", on=("referred",))
def _(c):
    return c.data.get("eventType") == RETIRED and c.metadata.get("source") != "import"


@rule("event-type-not-the-projects", on=("referred",), severity="warning")
def _(c):
    project = c.known.get("projects", {}).get(c.data.get("projectId"))
    receiving = RECEIVING.get(c.data.get("eventType"))
    if project is None or receiving is None:
        return False
    joint = c.data["eventType"] != 12 or project.get("jointThRrh", True)
    return project["projectType"] not in receiving or not joint


@rule("receiving-project-missing", on=("referred",), severity="warning")
def _(c):
    return c.data.get("eventType") in RECEIVING and "projectId" not in c.data


@rule("date-not-real")
def _(c):
    unknown_result_date = c.type == "resolved" and c.date is None
    return not is_date(c.date) and not unknown_result_date


@rule("date-after-recorded", asks="recording")
def _(c):
    recorded_on = day_of(c.metadata.get("recordedAt"))
    return is_date(c.date) and recorded_on is not None and c.date > recorded_on


@rule("date-before-the-fact-it-follows", on=("acknowledged", "enrolled", "resolved", "not-housed-reason-added"))
def _(c):
    if not is_date(c.date) or (c.success and c.date == c.enrollment.get("enrolledOn")):
        return False
    if c.type == "not-housed-reason-added":
        follows = {"resolved": c.state.get("resultDate")}
    elif c.type == "resolved" and not c.success:
        follows = {"referred": c.referral.get("referredOn"), "acknowledged": c.state.get("acknowledgedOn")}
    else:
        follows = {"referred": c.referral.get("referredOn")}
    return [fact for fact, day in follows.items() if is_date(day) and c.date < day] or False


@rule("enrolled-before-acknowledged", on=("acknowledged", "enrolled"), severity="warning", asks="acknowledgement")
def _(c):
    enrolled_on = c.date if c.type == "enrolled" else c.enrollment.get("enrolledOn")
    acknowledged_on = c.date if c.type == "acknowledged" else c.state.get("acknowledgedOn")
    return is_date(enrolled_on) and is_date(acknowledged_on) and enrolled_on < acknowledged_on


@rule("enrollment-linked-twice", on=("enrolled", "resolved"))
def _(c):
    linked = c.known.get("linked", {}).get(c.link())
    return linked is not None and linked != c.referral.get("referralId")


@rule("duplicate-referral", on=("referred",))
def _(c):
    project = c.data.get("projectId")
    return project is not None and any(other.get("projectId") == project for other in c.open_others())


@rule("another-referral-still-open", on=("resolved",), severity="warning")
def _(c):
    return c.success and bool(c.open_others())


@rule("not-head-of-household", on=("referred", "enrolled"), severity="warning")
def _(c):
    head = c.known.get("headOfHousehold")
    return head is not None and not c.same_client(c.data.get("personalId"), head)


def judge(event, state, policy, known, unknowable=()):
    """Every rule that an event breaks in a state, as a set of (code, severity)."""
    out_of_order = refusal(state, event)
    broken = {(out_of_order, "error")} if out_of_order else set()
    if not is_known(event):
        return broken
    case = Case(event, state, policy, known)
    for row in RULES:
        if case.type not in row.on or row.asks in unknowable:
            continue
        answer = row.broken(case)
        if not answer:
            continue
        rests_on = answer if isinstance(answer, list) else []
        inferred = rests_on and all(fact in state.get("inferredBy", {}) for fact in rests_on)
        broken.add((row.code, "warning" if inferred or inference(event) else row.severity))
    return broken


def not_checked(unknowable):
    """The rules that are left out where a source cannot know what they ask."""
    return sorted(row.code for row in RULES if row.asks in unknowable)
