import { describe, expect, it } from "vitest";
import { kindsOf, splitVehicles } from "../../../server/ledger/vehicles.ts";

describe("a vehicle's number", () => {
  it.each(["云E12345", "云E1234学", "粤BD12345", "粤BDF1234", "粤B12345D", "京A8888警"])("%s is a plate", (number) => {
    expect(kindsOf(number)).toEqual(["plate"]);
  });

  it.each(["MU5701", "8L9901", "3U8888", "CA123", "EU2201"])("%s is a flight", (number) => {
    expect(kindsOf(number)).toEqual(["flight"]);
  });

  it.each(["G2882", "D3805", "C302", "Z162", "K9613", "Y1", "6162"])("%s is a train", (number) => {
    expect(kindsOf(number)).toEqual(["train"]);
  });

  it("G5123 may be a flight of 华夏航空 or a train", () => {
    expect(kindsOf("G5123")).toEqual(["flight", "train"]);
  });

  it.each(["云E1234", "云I12345", "云EO1234", "粤BX12345", "G28822", "MU57", "大巴", "123", "12345"])("%s is none", (number) => {
    expect(kindsOf(number)).toEqual([]);
  });

  it("is found in journeys with changes, with dots and blanks", () => {
    expect(splitVehicles("k9613转 G2882次")).toEqual(["K9613", "G2882"]);
    expect(splitVehicles("云E·12345、MU 5701航班")).toEqual(["云E12345", "MU5701"]);
    expect(splitVehicles("")).toEqual([]);
  });
});
