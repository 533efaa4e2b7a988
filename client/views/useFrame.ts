/** Size of the stage and what panels cover of it. While a panel folds, what is measured follows when it has come to rest. */
import { computed, nextTick, onBeforeUnmount, onMounted, ref, shallowRef, type Ref } from "vue";
import type { Rect } from "../scene/plane.ts";

/** Narrower windows are compact; from `wallFrom` on, a 4K screen without scaling, everything is larger (style.css knows the same width). */
export const compactBelow = 1600;
const wallFrom = 2800;
const wallScale = 1.65;
/** Empty pixels that panels may cover of the nation's frame: Xinjiang's west. */
const leftShare = 0.86;

/** A map without cards on its left keeps this share of their width free: only the title stands there. */
const foldedShare = 0.08;
/** A frame of a folding panel is followed by the next within this time. */
const restMs = 60;

/** `leftFolded`: both cards on the left are folded, the map may lie under them. */
export function useFrame(stage: Ref<HTMLElement | null>, leftFolded: Ref<boolean>) {
  const size = shallowRef({ width: 0, height: 0 });
  const compact = ref(innerWidth < compactBelow);
  const scale = ref(innerWidth >= wallFrom ? wallScale : 1);
  const panels = shallowRef<Rect[]>([]);
  const noWebgl = !hasWebgl();
  let rest = 0;
  const observer = new ResizeObserver(() => {
    clearTimeout(rest);
    if (size.value.width === 0) measure();
    else rest = window.setTimeout(measure, restMs);
  });

  function measure(): void {
    if (!stage.value) return;
    compact.value = innerWidth < compactBelow;
    scale.value = innerWidth >= wallFrom ? wallScale : 1;
    const frame = stage.value.getBoundingClientRect();
    if (frame.width !== size.value.width || frame.height !== size.value.height) size.value = { width: frame.width, height: frame.height };
    const covered = [...stage.value.querySelectorAll("[data-covers]")].map((panel) => {
      const { left, top, width, height } = panel.getBoundingClientRect();
      return { x: left - frame.left, y: top - frame.top, width, height };
    });
    if (JSON.stringify(covered) !== JSON.stringify(panels.value)) panels.value = covered;
  }
  /** Panels come and go with folding and selection: each that covers the map is watched. */
  function watchPanels(): void {
    observer.disconnect();
    if (!stage.value) return;
    observer.observe(stage.value);
    for (const panel of stage.value.querySelectorAll("[data-covers]")) observer.observe(panel);
    measure();
  }
  onMounted(watchPanels);
  onBeforeUnmount(() => { observer.disconnect(); clearTimeout(rest); });
  const share = computed(() => (leftFolded.value ? foldedShare : leftShare));
  return {
    size, compact, scale, obstacles: panels,
    /** To be called when a panel came or went. */
    panelsChanged: () => nextTick(watchPanels),
    padding: computed(() => (compact.value ? { top: 14, right: 16, bottom: 0, left: 262 * share.value } : { top: 16 * scale.value, right: 26 * scale.value, bottom: 6 * scale.value, left: 336 * share.value * scale.value })),
    noWebgl,
    /** No WebGL, or asked for by the address: the SVG painter draws. */
    vectors: ref(noWebgl || new URLSearchParams(location.search).get("renderer") === "svg"),
  };
}

function hasWebgl(): boolean {
  try {
    return document.createElement("canvas").getContext("webgl2") !== null;
  } catch {
    return false;
  }
}
