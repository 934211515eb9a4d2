// @ts-check
import {h} from 'preact';
import {useMemo} from 'preact/hooks';
import {useWidth} from './hooks.js';
import {Rows} from './rows.js';
import {FINAL, duration, markOf, stateOf} from './status.js';

const LABEL = 190;
const IDLE = 60;

/** When each order waited, started and ran. Pauses of more than a minute between orders are shortened. */
export function Timeline({run, selected, open}) {
  const {element, width} = useWidth();
  const now = Date.now();
  const rows = useMemo(() => (run.orders ?? []).map(o => spans(o, run, now)).filter(r => r.from != null), [run]);
  const scale = useMemo(() => squeezed(rows, run, now), [rows]);
  const room = Math.max(60, width - LABEL - 12);
  const at = time => (scale.total === 0 ? 0 : (scale.at(time) / scale.total) * room);
  rows.sort((a, b) => a.from - b.from);
  return h(
    'div',
    {ref: element, class: 'timeline'},
    h('p', {class: 'legend'}, '▒ waiting  ░ starting  █ running', scale.left > 0 ? ` · ${duration(scale.left / 1000)} without a running order left out` : ''),
    h(Rows, {
      count: rows.length,
      height: 24,
      visible: 26,
      label: 'timeline',
      reveal: rows.findIndex(r => r.order.order_name === selected),
      row: i => {
        const {order, parts} = rows[i];
        return h(
          'div',
          {class: `bars ${order.order_name === selected ? 'selected' : ''}`},
          h('span', {role: 'rowheader', class: 'clip', style: {width: `${LABEL}px`}}, h('button', {class: 'link', onClick: () => open(order.order_name)}, `${markOf(stateOf(order))} ${order.order_name}`)),
          h(
            'span',
            {role: 'cell', class: 'track', style: {width: `${room}px`}, 'aria-label': parts.map(p => `${p.kind} ${duration((p.to - p.from) / 1000)}`).join(', ')},
            parts.map(p =>
              h('span', {
                key: p.kind,
                class: `bar ${p.kind} ${p.kind === 'running' ? stateOf(order) : ''}`,
                title: `${p.kind} ${duration((p.to - p.from) / 1000)}`,
                style: {left: `${at(p.from)}px`, width: `${Math.max(1.5, at(p.to) - at(p.from))}px`},
              }))));
      },
    }));
}

function spans(order, run, now) {
  const time = name => (order[name] ? Date.parse(order[name]) : null);
  const ended = time('ended_at') ?? (FINAL.has(run.status) ? Date.parse(run.ended_at) : now);
  const ready = time('ready_at');
  const dispatched = time('dispatched_at');
  const started = time('started_at');
  const parts = [];
  const add = (kind, from, to) => from != null && to != null && to > from && parts.push({kind, from, to});
  add('waiting', ready, dispatched ?? started ?? ended);
  add('starting', dispatched, started ?? ended);
  add('running', started, ended);
  return {order, parts, from: parts.length > 0 ? parts[0].from : null};
}

/** Maps times to a scale without the long gaps in which nothing happened. */
function squeezed(rows, run, now) {
  const intervals = rows.flatMap(r => r.parts.filter(p => p.kind !== 'waiting')).sort((a, b) => a.from - b.from);
  const start = run.created_at ? Date.parse(run.created_at) : (intervals[0]?.from ?? now);
  const gaps = [];
  let end = start;
  let left = 0;
  for (const {from, to} of intervals) {
    if (from - end > IDLE * 1000) {
      const cut = from - end - IDLE * 100;
      gaps.push({from: end, cut});
      left += cut;
    }
    end = Math.max(end, to);
  }
  const shift = time => gaps.reduce((sum, g) => sum + (time > g.from ? Math.min(g.cut, time - g.from) : 0), 0);
  return {total: Math.max(1, end - start - left), left, at: time => Math.max(0, time - start - shift(time))};
}
