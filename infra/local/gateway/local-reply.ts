/** What the local API says. */
export type LocalReply = {
  status: number;
  headers: Record<string, string | string[]>;
  body: string | Buffer;
};

export const localProblem = (status: number, title: string): LocalReply => ({
  status,
  headers: { 'content-type': 'application/problem+json' },
  body: JSON.stringify({ type: 'about:blank', title, status }),
});
