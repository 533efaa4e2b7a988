/** Which charter trains run: those that save most against what the coaches of a first plan cost, one after the other. */
import { keepOnly } from "./ruin.ts";
import { createRun, headCost, type SeatOffer, seatOffers } from "./seats.ts";
import type { Solution } from "./solution.ts";
import type { Part } from "./trips.ts";

interface Seated {
  part: Part;
  /** Slot of the trip; -1: waits. */
  slot: number;
  /** Yuan a person in the plan so far. */
  share: number;
}

/** Opens trains and block seats and moves to them whoever travels cheaper there; the solution is kept. */
export function openTrains(solution: Solution): void {
  const perDay = new Map<number, number>();
  const mostADay = solution.instance.problem.rules.trainsPerDay ?? Infinity;
  let offers = seatOffers(solution.instance);
  for (;;) {
    const seated = seatedNow(solution);
    const open = offers.filter((offer) => offer.kind === "blockSeat" || (perDay.get(offer.day) ?? 0) < mostADay);
    const best = open.map((offer) => ({ offer, ...bestLoad(solution, offer, seated) })).reduce<Choice | null>((most, choice) => (choice.saving > (most?.saving ?? 0) ? choice : most), null);
    if (!best) return;
    offers = offers.filter((offer) => offer !== best.offer);
    if (best.offer.kind === "train") perDay.set(best.offer.day, (perDay.get(best.offer.day) ?? 0) + 1);
    board(solution, best);
  }
}

/** Block seats that nobody has yet stand open beside the trips, without a cost of their own: the search fills them as it does trips. */
export function openBlockSeats(solution: Solution): void {
  for (const offer of seatOffers(solution.instance)) {
    if (offer.kind === "blockSeat" && solution.runs.every((run) => run.offer.index !== offer.index || run.offer.kind !== "blockSeat")) solution.addRun(createRun(solution.instance, offer, []));
  }
  solution.keep();
}

interface Choice {
  offer: SeatOffer;
  riders: Seated[];
  saving: number;
}

function seatedNow(solution: Solution): Seated[] {
  const waiting = solution.waitingParts().map((part) => ({ part, slot: -1, share: part.group.price }));
  const riding = solution.trips.flatMap((trip, slot) => (trip ? trip.parts.map((part) => ({ part, slot, share: trip.cost / trip.people })) : []));
  return [...waiting, ...riding];
}

/** Those who save most, in whole railway coaches' worth of people; nobody when the train would not pay. */
function bestLoad(solution: Solution, offer: SeatOffer, seated: Seated[]): { riders: Seated[]; saving: number } {
  const gains = seated.flatMap((rider) => {
    const head = headCost(solution.instance, offer, rider.part.group);
    return head === null || head >= rider.share ? [] : [{ rider, gain: (rider.share - head) * rider.part.people }];
  }).sort((a, b) => b.gain / b.rider.part.people - a.gain / a.rider.part.people || a.rider.part.group.index - b.rider.part.group.index);
  const riders: Seated[] = [];
  let best = { riders: [] as Seated[], saving: 0 };
  let people = 0;
  let gained = 0;
  for (const { rider, gain } of gains) {
    if (people + rider.part.people > offer.capacity) continue;
    riders.push(rider);
    people += rider.part.people;
    gained += gain;
    const cost = offer.kind === "train" ? offer.fixedCost + offer.costPerCoach * Math.ceil(people / offer.perCoach) : 0;
    if (people >= offer.minPassengers && gained - cost > best.saving) best = { riders: [...riders], saving: gained - cost };
  }
  return best;
}

function board(solution: Solution, { offer, riders }: Choice): void {
  const bySlot = new Map<number, Part[]>();
  for (const { part, slot } of riders) {
    if (slot < 0) solution.call(part.group.index);
    else bySlot.set(slot, [...(bySlot.get(slot) ?? []), part]);
  }
  for (const [slot, parts] of bySlot) {
    const trip = solution.trips[slot];
    if (trip) keepOnly(solution, slot, trip, trip.parts.filter((part) => !parts.includes(part)));
  }
  solution.addRun(createRun(solution.instance, offer, riders.map(({ part }) => part)));
  solution.keep();
}
