/** What is shown is named by the address: view, symbol, convention, and the choices of the view. */
const CONVENTION = ['day_count', 'dealer', 'gamma', 'weight', 'forward', 'iv', 'smile', 'expired', 'dynamics', 'rate', 'dividend_yield'];
const SHARED = ['symbol', 'as_of', ...CONVENTION];

const parameters = () => new URLSearchParams(location.search);
const pick = names => Object.fromEntries([...parameters()].filter(([name]) => names.includes(name)));

export const get = name => parameters().get(name);

/** The parts of the convention that the address chooses. */
export const convention = () => pick(CONVENTION);

/** Parameters of a question about a book: the convention, and the time when one is named. */
export const question = () => pick(['as_of', ...CONVENTION]);

/** Changes parameters in place; null or an empty text removes one. */
export function set(changes) {
  const next = parameters();
  for (const [name, value] of Object.entries(changes)) if (value === null || value === '') next.delete(name); else next.set(name, value);
  history.replaceState(null, '', next.size ? `?${next}` : location.pathname);
}

/** Address of another view of the same symbol under the same convention. */
export const of = view => `?${new URLSearchParams({ view, ...pick(SHARED) })}`;
