/** Whether an address leads to this computer: nobody else is on the way, nobody else answers. */
export const isOwnComputer = ({ hostname }: URL): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
