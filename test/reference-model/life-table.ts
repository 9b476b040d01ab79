/**
 * What may follow what, as a person would draw it. A row is where a referral stands; a column is what is recorded. A
 * cell is where it leads, or, with a bang, the rule that refuses it.
 */
const DRAWN = `
where          | referred          | acknowledged                 | enrolled                     | accepted          | rejected          | reason                 | void-referral    | void-acknowledgement        | void-enrollment
not-referred   | seen-by-nobody    | !not-referred                | !not-referred                | !not-referred     | !not-referred     | !not-referred          | !not-referred    | !not-referred               | !not-referred
seen-by-nobody | !already-referred | acknowledged                 | enrolled-unseen              | successful        | unsuccessful      | !reason-before-success | voided           | !void-of-what-is-not-latest | !void-of-what-is-not-latest
acknowledged   | !already-referred | !already-acknowledged        | enrolled-seen                | successful        | unsuccessful      | !reason-before-success | voided           | seen-by-nobody              | !void-of-what-is-not-latest
enrolled-unseen| !already-referred | enrolled-late                | !already-enrolled            | successful        | unsuccessful      | !reason-before-success | voided           | !void-of-what-is-not-latest | seen-by-nobody
enrolled-seen  | !already-referred | !already-acknowledged        | !already-enrolled            | successful        | unsuccessful      | !reason-before-success | voided           | !void-of-what-is-not-latest | acknowledged
enrolled-late  | !already-referred | !already-acknowledged        | !already-enrolled            | successful        | unsuccessful      | !reason-before-success | voided           | enrolled-unseen             | !void-of-what-is-not-latest
successful     | !already-referred | !success-takes-only-a-reason | !success-takes-only-a-reason | !already-resolved | !already-resolved | explained              | voided           | !void-of-what-is-not-latest | !void-of-what-is-not-latest
explained      | !already-referred | !success-takes-only-a-reason | !success-takes-only-a-reason | !already-resolved | !already-resolved | !reason-already-added  | voided           | !void-of-what-is-not-latest | !void-of-what-is-not-latest
unsuccessful   | !already-referred | !unsuccessful-is-final       | !unsuccessful-is-final       | !already-resolved | !already-resolved | !unsuccessful-is-final | voided           | !void-of-what-is-not-latest | !void-of-what-is-not-latest
voided         | !voided-is-final  | !voided-is-final             | !voided-is-final             | !voided-is-final  | !voided-is-final  | !voided-is-final       | !voided-is-final | !voided-is-final            | !voided-is-final
`;

/** Cells by row and column. */
export const LIFE: Readonly<Record<string, Readonly<Record<string, string>>>> = (() => {
  const [head, ...rows] = DRAWN.trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
  return Object.fromEntries(
    rows.map(([where, ...cells]) => [
      where,
      Object.fromEntries(cells.map((cell, index) => [head?.[index + 1], cell])),
    ]),
  );
})();

/** The status that people see, by the rows that have another name. */
export const SEEN_AS: Readonly<Record<string, string>> = {
  'seen-by-nobody': 'referred',
  'enrolled-unseen': 'enrolled',
  'enrolled-seen': 'enrolled',
  'enrolled-late': 'enrolled',
  explained: 'successful',
};
