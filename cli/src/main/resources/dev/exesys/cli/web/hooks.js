// @ts-check
import {useEffect, useRef, useState} from 'preact/hooks';

/**
 * Loads a value, and loads it again after each pause until `done` returns true for it.
 * @template T
 * @param {() => Promise<T>} load
 * @param {any[]} keys the value is loaded anew when one of them changes
 * @param {(value: T) => boolean} done
 * @returns {{value: T | null, error: string | null, reload: () => void}}
 */
export function usePolled(load, keys, done, pause = 1000) {
  const [state, setState] = useState({value: null, error: null});
  const [round, setRound] = useState(0);
  useEffect(() => {
    let live = true;
    let timer = 0;
    const tick = async () => {
      const started = performance.now();
      try {
        const value = await load();
        if (!live) return;
        setState({value, error: null});
        if (done(value)) return;
      } catch (e) {
        if (!live) return;
        setState(old => ({value: old.value, error: e.message}));
      }
      // A slow response is a load on the engine: requests take at most a fifth of the time.
      timer = setTimeout(tick, Math.max(pause, 4 * (performance.now() - started)));
    };
    tick();
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [...keys, round]);
  return {...state, reload: () => setRound(n => n + 1)};
}

/** The part of the address after the #, as a path. */
export function useRoute() {
  const [route, setRoute] = useState(location.hash.slice(1) || '/');
  useEffect(() => {
    const changed = () => setRoute(location.hash.slice(1) || '/');
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);
  return route;
}

/**
 * Calls a function for a key that is pressed outside of a field.
 * @param {Record<string, () => void>} keys
 */
export function useKeys(keys) {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    const pressed = event => {
      const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
      if (typing) {
        if (event.key === 'Escape') event.target.blur();
        return;
      }
      const action = current.current[event.key];
      if (action && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        action();
      }
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
}

/** The width of an element, measured again when it changes. */
export function useWidth() {
  const element = useRef(null);
  const [width, setWidth] = useState(800);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.max(120, entry.contentRect.width)));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return {element, width};
}
