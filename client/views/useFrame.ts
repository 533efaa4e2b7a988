/** Size of the stage and what panels cover of it. */
import { computed, onBeforeUnmount, onMounted, ref, type Ref } from "vue";
import type { Rect } from "../scene/plane.ts";

export function useFrame(stage: Ref<HTMLElement | null>) {
  const size = ref({ width: 0, height: 0 });
  const compact = ref(innerWidth < 1600);
  const panels = ref<Rect[]>([]);
  const observer = new ResizeObserver(() => measure());

  function measure(): void {
    if (!stage.value) return;
    compact.value = innerWidth < 1600;
    const frame = stage.value.getBoundingClientRect();
    size.value = { width: frame.width, height: frame.height };
    panels.value = [...stage.value.querySelectorAll(".panel, .title, .corner")].map((panel) => {
      const { left, top, width, height } = panel.getBoundingClientRect();
      return { x: left - frame.left, y: top - frame.top, width, height };
    });
  }
  onMounted(() => {
    if (!stage.value) return;
    observer.observe(stage.value);
    for (const panel of stage.value.querySelectorAll(".left > *, .corner")) observer.observe(panel);
  });
  onBeforeUnmount(() => observer.disconnect());
  return {
    size, compact, obstacles: panels,
    /** The national view keeps off the cards on the left, but may pass under their edge: Xinjiang is empty there. */
    padding: computed(() => ({ top: 44, right: 24, bottom: 16, left: (compact.value ? 252 : 320) * 0.72 })),
    /** No WebGL, or asked for by the address: the SVG painter draws. */
    vectors: ref(new URLSearchParams(location.search).get("renderer") === "svg" || !hasWebgl()),
  };
}

function hasWebgl(): boolean {
  try {
    return document.createElement("canvas").getContext("webgl2") !== null;
  } catch {
    return false;
  }
}
