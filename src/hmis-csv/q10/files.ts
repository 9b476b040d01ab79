/** Event.csv, as far as Q10 counts it. */
export const Q10_EVENT = {
  name: 'Event.csv',
  columns: {
    EventID: 'id',
    EventDate: 'date',
    Event: 'integer',
    ProbSolDivRRResult: 'integer',
    ReferralCaseManageAfter: 'integer',
    ReferralResult: 'integer',
    DateDeleted: 'text',
  },
  essential: ['EventID', 'EventDate', 'Event'],
} as const;

/** 4.19 Coordinated Entry Assessment, as far as Q10 counts it. */
export const ASSESSMENT = {
  name: 'Assessment.csv',
  columns: { AssessmentID: 'id', AssessmentDate: 'date', AssessmentLevel: 'integer', DateDeleted: 'text' },
  essential: ['AssessmentID', 'AssessmentDate', 'AssessmentLevel'],
} as const;
