// Everything here is an addition: pages read and submit without it.
