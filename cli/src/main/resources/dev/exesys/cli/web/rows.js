// @ts-check
// A list of rows of one height, of which only those in view are elements.
import {h} from 'preact';
import {useEffect, useRef, useState} from 'preact/hooks';

const SPARE = 8;

/**
 * @param {{count: number, height: number, visible: number, row: (index: number) => any, label: string, reveal?: number}} props
 */
export function Rows({count, height, visible, row, label, reveal}) {
  const box = useRef(null);
  const [top, setTop] = useState(0);
  useEffect(() => {
    if (reveal != null && reveal >= 0 && box.current) {
      box.current.scrollTop = Math.max(0, (reveal - visible / 2) * height);
    }
  }, [reveal]);
  const first = Math.max(0, Math.floor(top / height) - SPARE);
  const last = Math.min(count, first + visible + 2 * SPARE);
  const rows = [];
  for (let i = first; i < last; i++) {
    rows.push(
      h('div', {key: i, class: 'row', role: 'row', 'aria-rowindex': i + 1, style: {top: `${i * height}px`, height: `${height}px`}}, row(i)));
  }
  return h(
    'div',
    {
      ref: box,
      class: 'rows',
      role: 'table',
      'aria-label': label,
      'aria-rowcount': count,
      tabIndex: 0,
      style: {maxHeight: `${Math.min(visible, Math.max(count, 1)) * height}px`},
      onScroll: event => setTop(event.currentTarget.scrollTop),
    },
    h('div', {role: 'rowgroup', style: {height: `${count * height}px`, position: 'relative'}}, rows));
}
