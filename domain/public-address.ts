/** IPv4 blocks that are nobody's on the public internet (IANA special-purpose registry), as address and length. */
const CLOSED_V4: readonly [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];
/** Of the global unicast block 2000::/3: protocol assignments, documentation, 6to4, and what carries IPv4 inside. */
const CLOSED_V6 = /^(2001:0?[01]?[0-9a-f]?[0-9a-f]?:|2001:0?db8:|2002:|3fff:)/;

/** True of an IP address as text (IPv4 dotted, IPv6 without brackets) that anyone on the internet may have. */
export function isPublicAddress(address: string): boolean {
  const v4 = v4Number(address);
  if (v4 !== null) {
    return !CLOSED_V4.some(([block, length]) => {
      const shift = 32 - length;
      return v4 >>> shift === (v4Number(block) as number) >>> shift;
    });
  }
  const text = address.toLowerCase();
  return /^[23][0-9a-f]{3}:/.test(text) && !CLOSED_V6.test(text);
}

function v4Number(address: string): number | null {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(address)?.slice(1).map(Number);
  if (!parts || parts.some((part) => part > 255)) return null;
  return parts.reduce((sum, part) => ((sum << 8) | part) >>> 0, 0);
}

/** Names that mean a machine or a network of one's own (RFC 6761, 6762, 8375, and what routers use). */
const CLOSED_NAMES =
  /(^|\.)(localhost|local|localdomain|internal|intranet|private|corp|home|lan|test|example|invalid|onion|arpa|alt)$/;
/** Public names whose only purpose is to lead to an address that stands in them, or back home. */
const LEADING_HOME =
  /(^|\.)(nip\.io|sslip\.io|xip\.io|localtest\.me|lvh\.me|vcap\.me|lacolhost\.com|1u\.ms|rbndr\.us)$/;

export interface UrlRules {
  /** `host` or `host:port` that may be anything, over plain http too: receivers of one's own. */
  allowedHosts: readonly string[];
  /** Hosts of the studio itself, which must not be made to talk to itself. */
  ownHosts: readonly string[];
}

/**
 * What is wrong with an address that a user wants the studio to send to; null: nothing that its text shows. What its
 * name leads to is looked at when it is sent to. Addresses by number are refused as a whole: a receiver has a name, and
 * every spelling of a number (decimal, octal, short, mapped) is one for the URL parser.
 */
export function findUrlFault(text: string, { allowedHosts, ownHosts }: UrlRules): string | null {
  if (!URL.canParse(text)) return 'This is no address';
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return 'Leave name and password out of the address';
  if (allowedHosts.includes(url.host) && /^https?:$/.test(url.protocol)) return null;
  if (url.protocol !== 'https:') return 'Use https';
  const host = url.hostname.replace(/\.+$/, '');
  if (url.hostname.startsWith('[') || v4Number(host) !== null) return 'Use a name, not a number';
  if (!host.includes('.') || CLOSED_NAMES.test(host)) return 'This name is not known to the internet';
  if (LEADING_HOME.test(host) || ownHosts.includes(host)) return 'This name may not be told';
  if (url.port !== '' && Number(url.port) < 1024) return 'Use port 443, or one from 1024 on';
  return null;
}
