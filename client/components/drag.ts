/** What is dragged on the charter screen: people of a trip, or a trip to another day. The drop says where to. */
export interface DraggedGroup {
  group: string;
  /** Null: left out so far. */
  from: string | null;
}

const groupType = "application/x-guitu-group";
const tripType = "application/x-guitu-trip";

export function dragGroup(event: DragEvent, dragged: DraggedGroup): void {
  event.dataTransfer?.setData(groupType, JSON.stringify(dragged));
}

export function dragTrip(event: DragEvent, trip: string): void {
  event.dataTransfer?.setData(tripType, trip);
}

/** Says that people, or a trip, may be dropped here. */
export function allowDrop(event: DragEvent, kind: "group" | "trip"): void {
  if (event.dataTransfer?.types.includes(kind === "group" ? groupType : tripType)) event.preventDefault();
}

export function droppedGroup(event: DragEvent): DraggedGroup | null {
  const text = event.dataTransfer?.getData(groupType);
  return text ? (JSON.parse(text) as DraggedGroup) : null; // written by dragGroup
}

export function droppedTrip(event: DragEvent): string | null {
  return event.dataTransfer?.getData(tripType) || null;
}
