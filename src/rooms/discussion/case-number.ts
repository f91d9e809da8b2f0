/** The number people are told of a notice or an appeal: short enough for the telephone, made of the random end of its id. */
export const caseNumber = (id: string): string => {
  const end = id.replaceAll('-', '').slice(-8).toUpperCase();
  return `${end.slice(0, 4)}-${end.slice(4)}`;
};
