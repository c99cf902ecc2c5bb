package mustfail.points;

final class FloatingField {
  double rate = 0.1;
}
