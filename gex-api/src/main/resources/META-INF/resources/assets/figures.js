/** The row of key figures. */
import { h, replace } from './dom.js';
import { date, dollars, NONE, number, percent, plus, price, words } from './format.js';

const REGIMES = { POSITIVE_GAMMA: ['Positive', 'pos'], NEGATIVE_GAMMA: ['Negative', 'neg'], NEAR_FLIP: ['Near flip', 'near'], NEUTRAL: ['Neutral', 'none'] };
const REASONS = {
  NO_SIGN_CHANGE: 'no sign change',
  SEARCH_CUT_SHORT: 'none near spot',
  VENDOR_GAMMA: 'not with file gammas',
  NO_OPEN_INTEREST: 'open interest not published yet',
  NO_CONTRACTS_USED: 'no contract is used',
};
const sign = value => (value > 0 ? 'pos' : value < 0 ? 'neg' : '');
const away = (level, spot) => (level === null ? 'none on this side' : plus(level - spot, `${number(((level - spot) / spot) * 100, 2)} % from spot`));

function figure(name, value, note, kind = '', title = '') {
  return h('div', { title }, h('dt', {}, name), h('dd', { class: value === NONE ? 'none' : kind }, value), h('dd', {}, note || '\u00a0'));
}

function flipFigure({ gamma_flip: flip, spot }) {
  if (flip.value === null) {
    const [low, high] = flip.searched;
    return figure('Gamma flip', NONE, REASONS[flip.reason] ?? words(flip.reason), '', low ? `searched ${price(low)} to ${price(high)}` : '');
  }
  return figure('Gamma flip', price(flip.value), `${plus(flip.distance, number(flip.distance, 1))} pts · ${plus(flip.distance_pct, number(flip.distance_pct, 2))} %`,
    'near', `flip − spot; spot ${price(spot)}; all crossings: ${flip.all.map(price).join(', ')}`);
}

function moveFigure({ expected_move: move, spot }) {
  if (!move) return figure('Expected move', NONE, 'no front expiry');
  const value = move.straddle ?? move.sigma;
  if (value === null) return figure('Expected move', NONE, 'no quotes');
  return figure(`Move to ${move.expiry.slice(5)}`, `±${price(Math.round(value * 100) / 100)}`, `${percent(value / spot, 1)}, ${move.straddle === null ? 'one σ' : 'straddle'}`,
    '', `front expiry ${move.expiry} ${move.root}; straddle ${price(move.straddle)} (mean absolute move), sigma ${price(move.sigma)} (one standard deviation), dollars`);
}

function scoreFigure(score) {
  if (!score || score.index === null) return figure('Instability', NONE, 'not scored yet');
  const kind = { STABLE: 'pos', FRAGILE: 'near', EXPLOSIVE: 'neg' }[score.regime] ?? '';
  return figure('Instability', `${number(score.index, 0)} / 100`, `${words(score.regime)}, ${words(score.pressure)}`, kind, score.pressure_rule);
}

export function showFigures(host, snapshot, score) {
  const { spot, implied_spot: implied } = snapshot;
  const isQuoted = snapshot.spot_source !== 'PARITY';
  const { dealer, near_flip: near } = snapshot.convention;
  const [regime, kind] = REGIMES[snapshot.gamma_regime] ?? [words(snapshot.gamma_regime), ''];
  replace(host, [
    figure('Spot', price(spot), isQuoted ? 'quoted' : 'implied', '',
      `${isQuoted ? 'quoted price of the underlying' : 'price of the underlying that the options imply; none is quoted'}, ${date(snapshot.as_of)}`),
    figure('Net GEX per 1 %', dollars(snapshot.net_gex), `gross ${dollars(snapshot.gross_gex, 1)}`, sign(snapshot.net_gex),
      `dollars of delta that dealers must trade per 1 % move; net/gross ${snapshot.net_to_gross === null ? NONE : number(snapshot.net_to_gross, 3)}`),
    figure('Gamma regime', regime, { pos: 'hedging damps', neg: 'hedging amplifies', near: 'sign may change', none: 'no exposure' }[kind], `word ${kind}`,
      `under ${dealer}: with positive gamma dealers trade against moves, with negative gamma along with them; near flip: within ${percent(near, 1)} of spot`),
    flipFigure(snapshot),
    figure('Call wall', price(snapshot.call_wall), away(snapshot.call_wall, spot), 'pos', 'strike at or above spot with the largest call exposure'),
    figure('Put wall', price(snapshot.put_wall), away(snapshot.put_wall, spot), 'neg', 'strike at or below spot with the largest put exposure'),
    figure('Implied spot', price(implied), implied === null ? 'no parity forward' : `${plus(implied - spot, number(implied - spot, 2))} pts to quote`, '',
      'front parity forward, discounted: away from spot when the index quote is old'),
    figure('ATM IV 30 d', percent(snapshot.atm_iv_30d), 'per year', '', 'at-the-money-forward vol, interpolated in variance to 30 days'),
    moveFigure(snapshot),
    scoreFigure(score),
  ]);
}
