import { XMLBuilder, XMLParser } from 'fast-xml-parser';
import { S3Error } from './s3-error.ts';

const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', processEntities: false });

/** Text for XML: control characters an XML 1.0 parser would normalise or refuse are written as references. */
function escapeText(text: string): string {
  const named: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&apos;',
  };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: object keys may hold any of them
  return text.replace(/[&<>"'\u0000-\u001f]/g, (c) => named[c] ?? `&#${c.charCodeAt(0)};`);
}

export type XmlNode = string | number | boolean | XmlNode[] | { [name: string]: XmlNode | undefined };

function escapeNode(node: XmlNode): XmlNode {
  if (typeof node === 'string') return escapeText(node);
  if (Array.isArray(node)) return node.map(escapeNode);
  if (typeof node !== 'object') return node;
  const entries = Object.entries(node).filter((entry): entry is [string, XmlNode] => entry[1] !== undefined);
  return Object.fromEntries(entries.map(([name, value]) => [name, escapeNode(value)]));
}

/** An S3 answer; an array is written as one element of its name per item. */
export function writeXml(root: string, content: { [name: string]: XmlNode | undefined }): string {
  const namespace = root === 'Error' ? {} : { '@xmlns': NAMESPACE };
  return DECLARATION + builder.build({ [root]: { ...namespace, ...(escapeNode(content) as object) } });
}

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: false,
  htmlEntities: true,
  processEntities: true,
  removeNSPrefix: true,
  isArray: (name) => name === 'Object' || name === 'Part',
});

/** The content of a request's XML below `root`. Throws MalformedXML, also for a document type. */
export function readXml(text: string, root: string): Record<string, unknown> {
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw new S3Error('MalformedXML');
  let document: Record<string, unknown>;
  try {
    document = parser.parse(text, true);
  } catch (cause) {
    throw new S3Error('MalformedXML', cause instanceof Error ? cause.message : undefined);
  }
  const content = document[root];
  if (typeof content !== 'object' || content === null)
    throw new S3Error('MalformedXML', `Expected <${root}>.`);
  return content as Record<string, unknown>;
}

/** The items of a repeated element, each an element of its own. */
export function xmlItems(content: Record<string, unknown>, name: string): Record<string, unknown>[] {
  const items = content[name];
  if (!Array.isArray(items)) return [];
  if (items.some((item) => typeof item !== 'object' || item === null)) throw new S3Error('MalformedXML');
  return items as Record<string, unknown>[];
}
