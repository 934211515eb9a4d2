// @ts-check
import {h} from 'preact';
import {useEffect, useMemo, useRef, useState} from 'preact/hooks';
import {get} from './api.js';
import {useWidth} from './hooks.js';
import {criticalPath} from './critical.js';
import {markOf, stateOf, wordOf} from './status.js';

const BOX = {width: 170, height: 30};
const MARGIN = 24;

/**
 * The graph of the orders on a canvas, at coordinates that the server computes. The table of orders has the same content for
 * screen readers.
 */
export function Graph({run, selected, open}) {
  const {element, width} = useWidth();
  const canvas = useRef(null);
  const [graph, setGraph] = useState(null);
  const [error, setError] = useState('');
  const [view, setView] = useState(null);
  const drag = useRef(null);
  const count = (run.orders ?? []).length;
  useEffect(() => {
    get(`/runs/${run.run_id}/graph`).then(g => {
      setGraph(g);
      setView(null);
    }, e => setError(e.message));
  }, [run.run_id, count]);
  const orders = useMemo(() => new Map((run.orders ?? []).map(o => [o.order_name, o])), [run]);
  const critical = useMemo(() => criticalPath(run.orders ?? []), [run]);
  const height = graph ? Math.min(620, Math.max(140, graph.height + BOX.height + 2 * MARGIN)) : 140;
  const fitted = graph && fit(graph, width, height);
  const shown = view ?? fitted;
  useEffect(() => {
    if (graph && shown) draw(canvas.current, graph, orders, critical, selected, shown, width, height);
  });
  const nodeAt = event => {
    const {x, y} = place(event, shown);
    return graph.nodes.find(n => Math.abs(n.x - x) < BOX.width / 2 && Math.abs(n.y - y) < BOX.height / 2);
  };
  const zoom = (factor, cx = width / 2, cy = height / 2) =>
    shown && setView({scale: shown.scale * factor, x: cx - (cx - shown.x) * factor, y: cy - (cy - shown.y) * factor});
  return h(
    'div',
    {ref: element, class: 'graph'},
    error && h('p', {class: 'error', role: 'alert'}, error),
    h('canvas', {
      ref: canvas,
      role: 'img',
      'aria-busy': String(!graph),
      'aria-label': `graph of ${count} orders; the table of orders has the same content`,
      style: {width: `${width}px`, height: `${height}px`},
      onPointerDown: e => {
        drag.current = {x: e.offsetX, y: e.offsetY, from: shown, moved: false};
        e.currentTarget.setPointerCapture(e.pointerId);
      },
      onPointerMove: e => {
        const d = drag.current;
        if (!d?.from) return;
        d.moved = d.moved || Math.abs(e.offsetX - d.x) + Math.abs(e.offsetY - d.y) > 4;
        if (d.moved) setView({...d.from, x: d.from.x + e.offsetX - d.x, y: d.from.y + e.offsetY - d.y});
      },
      onPointerUp: e => {
        const d = drag.current;
        drag.current = null;
        if (d && !d.moved && graph) {
          const node = nodeAt(e);
          if (node) open(node.name);
        }
      },
      onWheel: e => {
        e.preventDefault();
        zoom(e.deltaY < 0 ? 1.2 : 1 / 1.2, e.offsetX, e.offsetY);
      },
    }),
    h(
      'p',
      {class: 'tools'},
      h('button', {onClick: () => zoom(1.4)}, 'Larger'),
      h('button', {onClick: () => zoom(1 / 1.4)}, 'Smaller'),
      h('button', {onClick: () => setView(null)}, 'Fit'),
      h('span', {}, ' Bold frames: the critical path. Drag to move, click an order to open it.')));
}

function place(event, view) {
  return {x: (event.offsetX - view.x) / view.scale, y: (event.offsetY - view.y) / view.scale};
}

function fit(graph, width, height) {
  const w = graph.width + BOX.width + 2 * MARGIN;
  const hh = graph.height + BOX.height + 2 * MARGIN;
  const scale = Math.min(1, Math.max(0.02, Math.min(width / w, height / hh)));
  return {
    scale,
    x: Math.max(0, (width - w * scale) / 2) + (BOX.width / 2 + MARGIN) * scale,
    y: Math.max(0, (height - hh * scale) / 2) + (BOX.height / 2 + MARGIN) * scale,
  };
}

function draw(canvas, graph, orders, critical, selected, view, width, height) {
  const ratio = devicePixelRatio || 1;
  if (canvas.width !== width * ratio || canvas.height !== height * ratio) {
    canvas.width = width * ratio;
    canvas.height = height * ratio;
  }
  const css = getComputedStyle(document.documentElement);
  const colour = name => css.getPropertyValue(name).trim();
  const context = canvas.getContext('2d');
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  context.setTransform(ratio * view.scale, 0, 0, ratio * view.scale, ratio * view.x, ratio * view.y);
  const left = (-view.x - BOX.width) / view.scale;
  const right = (width - view.x + BOX.width) / view.scale;
  const top = (-view.y - BOX.height) / view.scale;
  const bottom = (height - view.y + BOX.height) / view.scale;
  const {nodes, edges} = graph;
  context.lineWidth = Math.max(1, 0.6 / view.scale);
  context.strokeStyle = colour('--edge');
  context.beginPath();
  for (const [from, to] of edges) {
    const a = nodes[from];
    const b = nodes[to];
    if (Math.max(a.x, b.x) < left || Math.min(a.x, b.x) > right || Math.max(a.y, b.y) < top || Math.min(a.y, b.y) > bottom) continue;
    const x1 = a.x + BOX.width / 2;
    const x2 = b.x - BOX.width / 2;
    context.moveTo(x1, a.y);
    if (edges.length > 3000) context.lineTo(x2, b.y);
    else context.bezierCurveTo((x1 + x2) / 2, a.y, (x1 + x2) / 2, b.y, x2, b.y);
  }
  context.stroke();
  context.font = '12px system-ui, sans-serif';
  context.textBaseline = 'middle';
  const legible = view.scale > 0.35;
  for (const node of nodes) {
    if (node.x < left || node.x > right || node.y < top || node.y > bottom) continue;
    const order = orders.get(node.name);
    const state = order ? stateOf(order) : 'queued';
    context.fillStyle = colour(`--${state}`) || colour('--queued');
    context.strokeStyle = node.name === selected ? colour('--accent') : colour('--text');
    context.lineWidth = node.name === selected ? 4 : critical.has(node.name) ? 2.5 : 0.8;
    context.beginPath();
    context.rect(node.x - BOX.width / 2, node.y - BOX.height / 2, BOX.width, BOX.height);
    context.fill();
    context.stroke();
    if (legible) {
      context.fillStyle = colour('--node-text');
      context.fillText(clip(context, `${markOf(state)} ${node.name}`), node.x - BOX.width / 2 + 8, node.y + 1);
    }
  }
  canvas.title = selected ? `${selected}: ${wordOf(stateOf(orders.get(selected) ?? {status: ''}))}` : '';
}

function clip(context, text) {
  const room = BOX.width - 16;
  if (context.measureText(text).width <= room) return text;
  let short = text;
  while (short.length > 3 && context.measureText(`${short}…`).width > room) short = short.slice(0, -1);
  return `${short}…`;
}
