/** Keys that hold for the whole screen: Ctrl-Z and Ctrl-Shift-Z (or Ctrl-Y) undo and redo, Escape releases. */
import { onBeforeUnmount, onMounted } from "vue";

export function useKeys({ undo, redo, release }: { undo: () => void; redo: () => void; release: () => void }): void {
  function onKey(event: KeyboardEvent): void {
    if (event.target instanceof HTMLInputElement) return;
    const key = event.key.toLowerCase();
    if (key === "escape") return release();
    if (!event.ctrlKey && !event.metaKey) return;
    const act = key === "z" ? (event.shiftKey ? redo : undo) : key === "y" ? redo : null;
    if (!act) return;
    event.preventDefault();
    act();
  }
  onMounted(() => addEventListener("keydown", onKey));
  onBeforeUnmount(() => removeEventListener("keydown", onKey));
}
