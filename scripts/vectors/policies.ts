import { type CocPolicy, defaultPolicy } from 'ce-referrals';

const { permissions } = defaultPolicy;

/** The policies that cases are judged under, by the name of their file. */
export const POLICIES: Readonly<Record<string, CocPolicy>> = {
  default: defaultPolicy,

  // A CoC that changed its reasons: an event of 2024 keeps the list that it was chosen from.
  'two-lists': {
    ...defaultPolicy,
    notHousedReasons: {
      current: '2026',
      lists: [
        {
          version: '2024',
          reasons: [
            { code: 'moved-away', label: 'Moved away', for: ['unsuccessful'] },
            { code: 'no-contact', label: 'No contact', for: ['unsuccessful'], result: 'provider-rejected' },
          ],
        },
        {
          version: '2026',
          reasons: [
            { code: 'no-contact', label: 'No contact', for: ['unsuccessful'], result: 'client-rejected' },
            { code: 'either-side', label: 'Either side declined', for: ['unsuccessful', 'not-housed'] },
            {
              code: 'landlord',
              label: 'Landlord declined',
              for: ['not-housed'],
              result: 'provider-rejected',
            },
          ],
        },
      ],
    },
  },

  'manager-withdraws': {
    ...defaultPolicy,
    permissions: {
      ...permissions,
      'resolve-unsuccessful': {
        ...permissions['resolve-unsuccessful'],
        'priority-list-manager': 'any-organization',
      },
    },
  },

  'providers-refer': {
    ...defaultPolicy,
    permissions: { ...permissions, refer: { 'housing-provider': 'receiving-organization' } },
  },
};
