package mustfail.points;

interface FloatingResult {
  float[] shares();
}
