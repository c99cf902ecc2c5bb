package mustfail.smile;

import mustfail.http.Secret;

record PrintsItsSecret(Secret secret) {
  @Override
  public String toString() {
    return "key " + secret.reveal();
  }
}
