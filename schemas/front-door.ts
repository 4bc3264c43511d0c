/** Scope of a token at the front door, by the kind of system that bears it. */
export const SCOPES = {
  office: 'sverka/office',
  'event-source': 'sverka/employment-events',
} as const;

/** Claim of a token that lists the ids of the offices for which its system speaks. */
export const OFFICES_CLAIM = 'sverka_offices';
