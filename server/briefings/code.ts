/** An address → the modules of its QR code, as ISO/IEC 18004 places them. */
import qrcode from "qrcode-generator";

/** Row by row, true for dark, without the margin. A seventh of the code may be lost to folds and stains (level M). */
export function codeOf(address: string): boolean[][] {
  const code = qrcode(0, "M"); // 0: as small as the address allows
  code.addData(address);
  code.make();
  const side = Array.from({ length: code.getModuleCount() }, (_, index) => index);
  return side.map((row) => side.map((column) => code.isDark(row, column)));
}
