/** How wide letters are in the face of the papers, so that what stands beside a text need not guess. Chinese letters are as wide as high. */
import type { TextMark } from "../scene/marks.ts";
import { textWidth } from "../scene/textWidth.ts";

type Weight = TextMark["runs"][number]["weight"];

/** Advances of the printable ASCII letters from the space on, in thousandths of the size. */
const ascii = {
  400: "224 323 475 555 555 921 680 278 338 338 467 555 278 347 278 392 555 555 555 555 555 555 555 555 555 555 278 278 555 555 555 474 946 607 657 638 687 588 552 689 728 293 536 646 542 812 722 742 632 742 635 597 599 721 575 878 573 531 603 338 392 338 555 559 606 564 618 509 620 554 325 563 607 275 275 552 285 926 611 606 620 620 388 468 377 607 521 802 498 521 474 338 269 338 555",
  500: "225 343 518 570 570 939 705 298 355 355 484 570 298 357 298 390 570 570 570 570 570 570 570 570 570 570 298 298 570 570 570 491 972 622 667 646 699 600 566 701 740 309 550 663 557 830 734 754 647 754 655 608 610 733 594 894 596 553 607 355 390 355 570 562 614 575 629 517 630 565 345 578 621 287 288 575 298 942 624 614 630 630 409 480 396 620 545 828 526 544 490 355 281 355 570",
  700: "227 370 575 589 589 962 739 325 378 378 506 589 325 370 325 388 589 589 589 589 589 589 589 589 589 589 325 325 589 589 589 514 1007 641 681 657 714 615 585 717 757 330 568 686 577 854 749 770 667 770 682 624 625 748 618 915 627 581 613 378 388 378 589 567 626 591 644 527 644 581 372 597 640 304 305 605 315 964 641 626 644 644 436 495 420 637 576 863 562 574 511 378 296 378 589",
} as const satisfies Record<Weight, string>;

const advances = new Map<Weight, number[]>();

export function widthAt(text: string, size: number, weight: Weight): number {
  const known = advances.get(weight) ?? ascii[weight].split(" ").map(Number);
  advances.set(weight, known);
  let width = 0;
  for (const letter of text) width += (known[letter.charCodeAt(0) - 32] ?? textWidth(letter, 1000)) / 1000;
  return width * size;
}
