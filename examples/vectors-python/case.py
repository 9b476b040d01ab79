"""An event and all that a rule may look at beside it."""

from life import TYPES

DATE_OF = dict(
    zip(TYPES, ("referredOn", "acknowledgedOn", "enrolledOn", "resultDate", "addedOn", "voidedOn"))
)


class Case:
    """What a rule is asked about: an event, the state before it, the policy, and what is known."""

    def __init__(self, event, state, policy, known):
        self.type = event["type"]
        self.data = event["data"]
        self.metadata = event.get("metadata") or {}
        self.state, self.policy, self.known = state, policy, known
        self.status = state["status"]
        self.referral = state.get("referral", {})
        self.enrollment = state.get("enrollment", {})
        self.date = self.data.get(DATE_OF[self.type])
        self.actor = self.metadata.get("recordedBy")
        self.success = self.data.get("result") == "client-accepted"

    def permission(self):
        """The policy's word for what the event does."""
        return {
            "referred": "refer",
            "acknowledged": "acknowledge",
            "enrolled": "enroll",
            "resolved": "resolve-successful" if self.success else "resolve-unsuccessful",
            "not-housed-reason-added": "add-not-housed-reason",
            "voided": f"void-{self.data.get('of')}",
        }[self.type]

    def acts_for(self):
        """For which organization the actor's role may do that; None where it may not."""
        return self.policy["permissions"][self.permission()].get(self.actor.get("role"))

    def receiver(self):
        """The organization that receives the referral; None where nobody tells."""
        referral = self.referral or (self.data if self.type == "referred" else {})
        project = self.known.get("projects", {}).get(referral.get("projectId"), {})
        return referral.get("organizationId", project.get("organizationId"))

    def link(self):
        """The enrollment that the event ties to the referral for the first time."""
        if self.type == "enrolled":
            return self.data.get("enrollmentId")
        return self.data.get("resultingEnrollmentId") if self.success and not self.enrollment else None

    def reason(self):
        """The reason that the event gives, and for which outcome."""
        if self.type == "resolved":
            return (None if self.success else self.data.get("notHousedReason")), "unsuccessful"
        return self.data.get("reason", ""), "not-housed"

    def listed_reason(self):
        """The reason's entry on the list that it was chosen from."""
        lists = self.policy["notHousedReasons"]
        version = self.metadata.get("reasonListVersion", lists["current"])
        for reason_list in lists["lists"]:
            for entry in reason_list["reasons"] if reason_list["version"] == version else ():
                if entry["code"] == self.reason()[0]:
                    return entry
        return None

    def same_client(self, one, another):
        """Whether two PersonalIDs are one client, as far as merges are known."""
        return self.surviving(one) == self.surviving(another)

    def surviving(self, client):
        merged, seen = self.known.get("clients", {}), set()
        while client in merged and client not in seen:
            seen.add(client)
            client = merged[client]
        return client

    def open_others(self):
        """The client's other referrals that wait for a result."""
        here = self.data.get("referralId") if self.type == "referred" else self.referral.get("referralId")
        is_open = ("referred", "acknowledged", "enrolled")
        others = self.known.get("others", [])
        return [other for other in others if other["status"] in is_open and other["referralId"] != here]
