/** A reducer as one writes it in an afternoon. It looks right, and a late correction overwrites a reported result. */
const initialState = Object.freeze({ status: 'not-referred' });

const STATUS = {
  referred: () => 'referred',
  acknowledged: () => 'acknowledged',
  enrolled: () => 'enrolled',
  resolved: ({ result }) => (result === 'client-accepted' ? 'successful' : 'unsuccessful'),
};

function evolve(state, event) {
  const { type, data } = event;
  switch (type) {
    case 'referred':
      return { ...state, status: 'referred', referral: data };
    case 'enrolled':
      return { ...state, status: 'enrolled', enrollment: data };
    case 'acknowledged':
    case 'resolved':
      return { ...state, status: STATUS[type](data), ...data };
    case 'not-housed-reason-added':
      return { ...state, notHousedReason: data.reason, notHousedReasonAddedOn: data.addedOn };
    case 'voided':
      return { ...state, status: 'voided', voided: data };
    default:
      return state;
  }
}

module.exports = { initialState, evolve };
