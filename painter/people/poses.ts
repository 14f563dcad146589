import type { Pose } from '../paint-spec.ts';

type Point = readonly [number, number];

/**
 * Where joints are, for a body of height 1 that faces right; feet at y = 0, up is negative. Legs are absolute
 * (knee, foot); arms are from their shoulder (elbow, hand). Index 0 is the far limb, 1 the near one.
 */
export interface Skeleton {
  lean: number;
  hip: number;
  nod: number;
  legs: readonly [readonly [Point, Point], readonly [Point, Point]];
  arms: readonly [readonly [Point, Point], readonly [Point, Point]];
  seated?: boolean;
}

const STRAIGHT: Skeleton['legs'] = [
  [
    [0.04, -0.23],
    [0.042, -0.018],
  ],
  [
    [-0.036, -0.23],
    [-0.04, -0.01],
  ],
];
const HANGING: readonly [Point, Point] = [
  [-0.012, 0.145],
  [0.02, 0.275],
];

const SIDE: Record<Pose, Skeleton> = {
  standing: {
    lean: 0,
    hip: -0.45,
    nod: 0,
    legs: STRAIGHT,
    arms: [
      [
        [0.0, 0.145],
        [0.03, 0.27],
      ],
      HANGING,
    ],
  },
  sitting: {
    lean: -0.03,
    hip: -0.28,
    nod: 0.02,
    legs: [
      [
        [0.22, -0.29],
        [0.24, -0.02],
      ],
      [
        [0.19, -0.285],
        [0.19, -0.01],
      ],
    ],
    arms: [
      [
        [0.02, 0.14],
        [0.16, 0.19],
      ],
      [
        [-0.01, 0.15],
        [0.13, 0.21],
      ],
    ],
    seated: true,
  },
  walking: {
    lean: 0.05,
    hip: -0.445,
    nod: 0,
    legs: [
      [
        [0.085, -0.24],
        [0.135, -0.02],
      ],
      [
        [-0.02, -0.225],
        [-0.13, -0.03],
      ],
    ],
    arms: [
      [
        [-0.06, 0.135],
        [-0.075, 0.26],
      ],
      [
        [0.045, 0.14],
        [0.115, 0.245],
      ],
    ],
  },
  running: {
    lean: 0.2,
    hip: -0.45,
    nod: -0.08,
    legs: [
      [
        [0.16, -0.33],
        [0.13, -0.13],
      ],
      [
        [-0.04, -0.22],
        [-0.23, -0.16],
      ],
    ],
    arms: [
      [
        [0.09, 0.1],
        [0.19, 0.02],
      ],
      [
        [-0.1, 0.1],
        [-0.07, 0.225],
      ],
    ],
  },
  talking: {
    lean: 0.01,
    hip: -0.45,
    nod: 0,
    legs: STRAIGHT,
    arms: [
      [
        [0.02, 0.14],
        [0.1, 0.22],
      ],
      [
        [0.02, 0.14],
        [0.145, 0.075],
      ],
    ],
  },
  reading: {
    lean: 0.02,
    hip: -0.45,
    nod: 0.14,
    legs: STRAIGHT,
    arms: [
      [
        [0.02, 0.13],
        [0.15, 0.1],
      ],
      [
        [0.0, 0.145],
        [0.14, 0.115],
      ],
    ],
  },
  embracing: {
    lean: 0.05,
    hip: -0.45,
    nod: 0.06,
    legs: STRAIGHT,
    arms: [
      [
        [0.1, 0.08],
        [0.21, 0.02],
      ],
      [
        [0.08, 0.1],
        [0.2, 0.09],
      ],
    ],
  },
  fighting: {
    lean: 0.12,
    hip: -0.42,
    nod: 0.04,
    legs: [
      [
        [0.13, -0.25],
        [0.15, -0.02],
      ],
      [
        [-0.09, -0.22],
        [-0.19, -0.01],
      ],
    ],
    arms: [
      [
        [0.09, 0.07],
        [0.2, -0.01],
      ],
      [
        [-0.03, 0.12],
        [0.09, 0.03],
      ],
    ],
  },
  working: {
    lean: 0.1,
    hip: -0.445,
    nod: 0.12,
    legs: STRAIGHT,
    arms: [
      [
        [0.05, 0.13],
        [0.17, 0.16],
      ],
      [
        [0.02, 0.145],
        [0.15, 0.19],
      ],
    ],
  },
  // On the back: one knee drawn up, a hand on the belly.
  lying: {
    lean: 0,
    hip: -0.45,
    nod: -0.05,
    legs: [
      [
        [0.13, -0.27],
        [0.03, -0.06],
      ],
      [
        [-0.02, -0.23],
        [-0.03, -0.01],
      ],
    ],
    arms: [
      [
        [0.0, 0.145],
        [0.03, 0.27],
      ],
      [
        [-0.03, 0.14],
        [0.075, 0.19],
      ],
    ],
  },
  pointing: {
    lean: 0.02,
    hip: -0.45,
    nod: 0,
    legs: STRAIGHT,
    arms: [
      [
        [0.0, 0.145],
        [0.03, 0.27],
      ],
      [
        [0.13, 0.02],
        [0.265, -0.03],
      ],
    ],
  },
  kneeling: {
    lean: 0.06,
    hip: -0.27,
    nod: 0.05,
    legs: [
      [
        [0.11, -0.045],
        [-0.1, -0.03],
      ],
      [
        [0.05, -0.035],
        [-0.17, -0.02],
      ],
    ],
    arms: [
      [
        [0.03, 0.13],
        [0.13, 0.19],
      ],
      [
        [0.0, 0.145],
        [0.1, 0.23],
      ],
    ],
  },
  riding: {
    lean: 0.05,
    hip: -0.43,
    nod: 0,
    legs: [
      [
        [0.13, -0.31],
        [0.12, -0.09],
      ],
      [
        [0.1, -0.28],
        [0.06, -0.06],
      ],
    ],
    arms: [
      [
        [0.05, 0.13],
        [0.18, 0.14],
      ],
      [
        [0.01, 0.145],
        [0.15, 0.16],
      ],
    ],
  },
  waving: {
    lean: 0,
    hip: -0.45,
    nod: -0.04,
    legs: STRAIGHT,
    arms: [
      [
        [0.0, 0.145],
        [0.03, 0.27],
      ],
      [
        [0.14, 0.03],
        [0.215, -0.13],
      ],
    ],
  },
};

/** True for poses in which the head is nearer to the ground than a standing person's. */
export function isLow(pose: Pose): boolean {
  return pose === 'sitting' || pose === 'kneeling';
}

/** The same pose seen from the front or the back: limbs to both sides. */
function fromFront(pose: Pose): Skeleton {
  const side = SIDE[pose];
  const inward =
    pose === 'kneeling' ||
    pose === 'riding' ||
    pose === 'reading' ||
    pose === 'working' ||
    pose === 'embracing' ||
    pose === 'sitting';
  const arm = (k: number, [e, h]: readonly [Point, Point]): readonly [Point, Point] =>
    inward
      ? [
          [k * 0.035, e[1]],
          [-k * 0.045, Math.max(h[1], 0.12)],
        ]
      : [
          [k * (0.022 + Math.abs(e[0]) * 0.6), e[1]],
          [k * (0.03 + Math.abs(h[0]) * 0.75), h[1]],
        ];
  const leg = (k: number): readonly [Point, Point] =>
    side.seated
      ? [
          [k * 0.075, -0.24],
          [k * 0.07, -0.01],
        ]
      : [
          [k * 0.042, side.legs[0][0][1]],
          [k * (pose === 'fighting' ? 0.11 : 0.046), -0.01],
        ];
  return {
    ...side,
    lean: 0,
    nod: 0,
    legs: [leg(1), leg(-1)],
    arms: [
      arm(1, pose === 'waving' || pose === 'pointing' || pose === 'talking' ? side.arms[0] : side.arms[1]),
      arm(-1, side.arms[1]),
    ],
  };
}

/** The joints of a pose, seen from its side or from front and back. */
export function skeletonOf(pose: Pose, facing: 'left' | 'right' | 'camera' | 'away'): Skeleton {
  return facing === 'camera' || facing === 'away' ? fromFront(pose) : SIDE[pose];
}
