/** What the simulators use of a package that has no types. */
declare module 'node-gost-crypto' {
  export const gostEngine: {
    getGostDigest: (algorithm: { name: 'GOST R 34.11'; version: 2012; length: 256 | 512 }) => {
      digest: (bytes: Uint8Array) => ArrayBuffer;
    };
  };
}
