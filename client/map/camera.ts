/** Where the map looks, in the terms of the page. */
export interface MapCamera {
  lon: number;
  lat: number;
  zoom: number;
}

/** Pixels that panels cover on each side. */
export interface Padding {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** The mainland from Pamir to the Ussuri, Hainan to the Amur. */
export const mainland: Bounds = [73.4, 17.8, 135.2, 53.7];
