/** How many, in words: `1 referral`, `2 referrals`. */
export const number = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;
