// @ts-check
import {h} from 'preact';
import {useMemo, useRef, useState} from 'preact/hooks';
import {ansi, plain} from './ansi.js';
import {text} from './api.js';
import {useKeys, usePolled} from './hooks.js';
import {Rows} from './rows.js';
import {FINAL} from './status.js';

const ERROR = /\b(error|failed|failure|fatal|exception|panic)\b/i;

/** An order's log with colours, a search, the first error, and scrolling to the end while it grows. */
export function Log({run, order}) {
  const {value, error} = usePolled(
    () => text(`/runs/${run.run_id}/orders/${order.order_num}/log`),
    [order.order_num],
    () => FINAL.has(order.status) || FINAL.has(run.status));
  const [wanted, setWanted] = useState('');
  const [reveal, setReveal] = useState(null);
  const field = useRef(null);
  const lines = useMemo(() => (value ? value.replace(/\n$/, '').split('\n') : []), [value]);
  const words = useMemo(() => lines.map(plain), [lines]);
  const matches = useMemo(() => {
    const lower = wanted.toLowerCase();
    return wanted ? words.map((w, i) => (w.toLowerCase().includes(lower) ? i : -1)).filter(i => i >= 0) : [];
  }, [words, wanted]);
  const next = () => {
    if (matches.length > 0) setReveal(matches[(matches.indexOf(reveal) + 1) % matches.length]);
  };
  useKeys({'/': () => field.current?.focus(), n: next});
  if (error) return h('p', {class: 'error', role: 'alert'}, error);
  if (value === '') return h('p', {}, order.started_at ? 'Nothing has been written yet.' : (order.reason ?? 'The order has not run.'));
  const firstError = words.findIndex(w => ERROR.test(w));
  const follows = !FINAL.has(order.status) && reveal === null;
  return h(
    'div',
    {class: 'log'},
    h(
      'p',
      {class: 'tools'},
      h('label', {}, 'Search', h('input', {ref: field, value: wanted, onInput: e => setWanted(e.currentTarget.value), onKeyDown: e => e.key === 'Enter' && next()})),
      wanted && ` ${matches.length} lines `,
      firstError >= 0 && h('button', {onClick: () => setReveal(firstError)}, 'First error'),
      h('button', {onClick: () => setReveal(lines.length - 1)}, 'End')),
    h(Rows, {
      count: lines.length,
      height: 18,
      visible: 26,
      label: `log of ${order.order_name}`,
      reveal: follows ? lines.length - 1 : (reveal ?? undefined),
      row: i =>
        h(
          'code',
          {role: 'cell', class: `${matches.includes(i) ? 'match' : ''} ${i === reveal ? 'selected' : ''} ${lines[i].startsWith('$ ') ? 'command' : ''}`},
          ansi(lines[i])),
    }));
}
