/** What the audit of the texts reads of a TypeScript source besides its calls: names, types, children. */

/** A node of swc's tree. */
export interface Node {
  readonly type: string;
  readonly [part: string]: unknown;
}

/** What the sources declare by name, each file's own before that of the others. */
export interface Declared {
  readonly types: ReadonlyMap<string, Node>;
  /** What each function says that it returns. */
  readonly returns: ReadonlyMap<string, Node>;
}

export const defaultNamespace = "common";

/** What a module declares at its top. */
export function declaredIn(module: Node): Declared {
  const types = new Map<string, Node>();
  const returns = new Map<string, Node>();
  for (const statement of module.body as Node[]) {
    const declared = statement.type === "ExportDeclaration" ? (statement.declaration as Node) : statement;
    const name = String(nameOf(declared.id) ?? nameOf(declared.identifier));
    if (declared.type === "TsTypeAliasDeclaration") types.set(name, declared.typeAnnotation as Node);
    if (declared.type === "TsInterfaceDeclaration") types.set(name, declared.body as Node);
    const returned = (declared.returnType as Node | null | undefined)?.typeAnnotation;
    if (declared.type === "FunctionDeclaration" && returned) returns.set(name, returned as Node);
  }
  return { types, returns };
}

/** The namespaces of a `TFunction<…>`, by its own name or by one that the sources give it; null for other types. */
export function namespacesOf(type: Node, declared: Declared): readonly string[] | null {
  if (type.type !== "TsTypeReference") return null;
  const name = String(nameOf(type.typeName));
  if (name !== "TFunction") {
    const named = declared.types.get(name);
    return named === undefined ? null : namespacesOf(named, declared);
  }
  const [argument] = ((type.typeParams as Node | null)?.params as Node[] | undefined) ?? [];
  return argument === undefined ? [defaultNamespace] : stringsIn(argument);
}

/** The types of an object type's members, by name. */
export function membersOf(type: Node | undefined, declared: Declared): ReadonlyMap<string, Node> {
  if (type?.type === "TsTypeReference")
    return membersOf(declared.types.get(String(nameOf(type.typeName))), declared);
  const members = (type?.members ?? type?.body) as Node[] | undefined;
  const each = new Map<string, Node>();
  for (const member of Array.isArray(members) ? members : []) {
    const of = (member.typeAnnotation as Node | null | undefined)?.typeAnnotation as Node | undefined;
    const name = nameOf(member.key);
    if (name !== null && of !== undefined) each.set(name, of);
  }
  return each;
}

/** The words of a type that is a union of them. */
export function wordsOf(type: Node | undefined, declared: Declared): string[] | null {
  if (type?.type === "TsLiteralType") {
    const literal = type.literal as Node;
    return literal.type === "StringLiteral" ? [String(literal.value)] : null;
  }
  if (type?.type === "TsUnionType") {
    const each = (type.types as Node[]).map((one) => wordsOf(one, declared));
    return each.some((words) => words === null) ? null : each.flatMap((words) => words ?? []);
  }
  if (type?.type === "TsTypeReference")
    return wordsOf(declared.types.get(String(nameOf(type.typeName))), declared);
  return null;
}

/** Every string in a node: the namespaces of `["a", "b"]`, as values or as types. */
export function stringsIn(node: Node | undefined): readonly string[] {
  if (node === undefined) return [defaultNamespace];
  if (node.type === "StringLiteral") return [String(node.value)];
  return childrenOf(node).flatMap((child) => stringsIn(child));
}

/** The name that an identifier or a string is, if it is one. */
export function nameOf(node: unknown): string | null {
  const value = (node as Node | null | undefined)?.value;
  return typeof value === "string" ? value : null;
}

export function childrenOf(node: Node): readonly Node[] {
  return Object.values(node).flatMap(nodesIn);
}

/** Arguments, elements, parameters and methods are wrapped in objects without a type: they are looked through. */
function nodesIn(part: unknown): readonly Node[] {
  if (Array.isArray(part)) return part.flatMap(nodesIn);
  if (typeof part !== "object" || part === null) return [];
  if ("type" in part && typeof part.type === "string") return [part as Node];
  return Object.values(part).flatMap(nodesIn);
}
