/** 审图号 and the origin of the boundaries, as every map must carry them. */
import approval from "../../data/geography/approval.json";

/** null until a number is granted. */
export const approvalNumber: string | null = approval.number;
export const boundarySource: string = approval.boundaries;
