// A page may go on to another address without being loaded anew.

/** As far as TypeScript doesn't know it yet. */
interface Navigation {
  addEventListener(type: "currententrychange", listener: (event: NavigationEvent) => void): void;
  removeEventListener(type: "currententrychange", listener: (event: NavigationEvent) => void): void;
}

interface NavigationEvent {
  navigationType: string | null;
}

/** Firefox has no `navigation` before 147. */
const BETWEEN_LOOKS = 100;

/** The page's address, without a place in it. What begins like a path behind `#` is no place. */
export function pageAddress(): string {
  const [address = "", place = ""] = location.href.split(/#(.*)/s);
  return /^[!/]/.test(place) ? `${address}#${place}` : address;
}

/**
 * Calls back whenever the page has another address, until told to stop; with whether it only calls what it shows by
 * another one, as far as the browser tells.
 */
export function watchAddress(changed: (isRenamed: boolean) => void): () => void {
  let last = pageAddress();
  const look = (event?: NavigationEvent): void => {
    const now = pageAddress();
    if (now === last) return;
    last = now;
    changed(event?.navigationType === "replace");
  };
  const { navigation } = globalThis as { navigation?: Navigation };
  if (!navigation) {
    const timer = setInterval(look, BETWEEN_LOOKS);
    return () => clearInterval(timer);
  }
  navigation.addEventListener("currententrychange", look);
  return () => navigation.removeEventListener("currententrychange", look);
}
