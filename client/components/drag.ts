/** What is dragged on the charter screen: people of a trip, a trip to another day, or a stop to another place of its trip. The drop says where to. */
export interface DraggedGroup {
  group: string;
  /** Null: left out so far. */
  from: string | null;
}

const groupType = "application/x-guitu-group";
const tripType = "application/x-guitu-trip";
const stopType = "application/x-guitu-stop";
const types = { group: groupType, trip: tripType, stop: stopType };

export function dragGroup(event: DragEvent, dragged: DraggedGroup): void {
  event.dataTransfer?.setData(groupType, JSON.stringify(dragged));
}

export function dragTrip(event: DragEvent, trip: string): void {
  event.dataTransfer?.setData(tripType, trip);
}

/** `code` is the region of the stop. */
export function dragStop(event: DragEvent, code: string): void {
  event.dataTransfer?.setData(stopType, code);
}

/** Says that such a thing may be dropped here. */
export function allowDrop(event: DragEvent, kind: keyof typeof types): void {
  if (event.dataTransfer?.types.includes(types[kind])) event.preventDefault();
}

export function droppedGroup(event: DragEvent): DraggedGroup | null {
  const text = event.dataTransfer?.getData(groupType);
  return text ? (JSON.parse(text) as DraggedGroup) : null; // written by dragGroup
}

export function droppedTrip(event: DragEvent): string | null {
  return event.dataTransfer?.getData(tripType) || null;
}

export function droppedStop(event: DragEvent): string | null {
  return event.dataTransfer?.getData(stopType) || null;
}
