/** Shows one picture after the other, gliding between them; at once with reduced motion. The marks glide, the camera never does. */
import { onBeforeUnmount } from "vue";
import type { Mark } from "../scene/marks.ts";
import { morph } from "../scene/morph.ts";

const glideMs = 200;

export function useMorph(paint: (marks: readonly Mark[]) => void) {
  let shown: readonly Mark[] = [];
  let frame = 0;

  function draw(marks: readonly Mark[]): void {
    shown = marks;
    paint(marks);
  }
  /** `glide` only between pictures of one plane: a point of another zoom is another place. */
  function show(marks: readonly Mark[], glide: boolean): void {
    cancelAnimationFrame(frame);
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const between = glide && !still ? morph(shown, marks) : null;
    if (!between) return draw(marks);
    let started: number | null = null;
    const step = (now: number): void => {
      started ??= now;
      const share = (now - started) / glideMs;
      draw(between(share));
      if (share < 1) frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
  }
  onBeforeUnmount(() => cancelAnimationFrame(frame));
  return { show };
}
