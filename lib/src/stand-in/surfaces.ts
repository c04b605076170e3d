import { type Colour, palette } from "./colours";

/** What the world behind an object is made of. */
export interface Surface {
  readonly colours: readonly Colour[];
  readonly texture: number;
  /** How far the texture is drawn out sideways. */
  readonly stretch: number;
}

function surface(colours: string, texture: number, stretch: number): Surface {
  return { colours: palette(colours), texture, stretch };
}

const surfaces: { readonly [name: string]: Surface } = {
  air: surface("8bf acf 59d cde eef 37b bcd 9ab fff", 14, 2),
  water: surface("369 258 47a 134 588 8ab 9bc", 22, 4),
  asphalt: surface("777 888 666 999 aa9 555", 12, 2),
  grass: surface("583 684 462 795 9a6 aa5 473", 26, 1.5),
  leaves: surface("243 352 463 574 563 231 785", 48, 1),
  soil: surface("764 875 653 986 554 776 a96 342", 40, 1),
  wall: surface("dcb cba ddd eee a87 876 99a b98 654 a44 468", 10, 1),
  cloth: surface("a76 864 977 bbb 668 733 ddd 543 875", 22, 1),
  blank: surface("fff fff eee ddd eef", 3, 1),
  houses: surface("a98 877 bbb 665 cba 998 454", 34, 0.6),
};

/** What stands above and below the horizon, in several versions of each scene. */
const scenes: { readonly [name: string]: string } = {
  sky: "air",
  sea: "air water",
  runway: "air asphalt,air grass",
  road: "air asphalt,leaves asphalt,houses asphalt,houses asphalt,leaves grass",
  street: "houses asphalt,houses soil",
  field: "leaves grass,grass,air grass,grass,leaves soil,soil grass",
  forest: "leaves,leaves soil,leaves grass,leaves",
  earth: "soil,soil,leaves soil,grass,blank soil",
  room: "wall cloth,cloth,wall,wall cloth,cloth soil",
  plain: "blank,wall,blank",
  harbour: "houses water,leaves water",
};

export const sceneNames: readonly string[] = Object.keys(scenes);

const versions = new Map(
  Object.entries(scenes).map(([name, text]) => [
    name,
    text.split(",").map((version) => version.split(" ").map((part) => surfaces[part]!)),
  ]),
);

/** The versions of a scene: one surface, or one above and one below the horizon. */
export function versionsOf(scene: string): readonly (readonly Surface[])[] {
  return versions.get(scene)!;
}
