//! How a picture is framed and how the camera moves, in the words of the trade.

/// A vocabulary: each term with the name that is stored and the words that a prompt uses.
macro_rules! terms {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $term:ident = $stored:literal, $words:literal;)* }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$doc])* $term,)*
        }

        impl $name {
            /// Every term, in the order in which people choose.
            pub const ALL: &'static [Self] = &[$(Self::$term),*];

            /// The name that is stored, and the value of its control. It never changes.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$term => $stored,)*
                }
            }

            /// As a prompt says it, in English.
            pub const fn words(self) -> &'static str {
                match self {
                    $(Self::$term => $words,)*
                }
            }

            /// The term with this name. `None`: it is none of ours.
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|term| term.as_str() == name)
            }
        }
    };
}

terms! {
    /// How much of the subject is in the picture, from far to near; stored as shot lists abbreviate it.
    Shot {
        /// The place, with people small in it.
        ExtremeWide = "EWS", "extreme wide shot";
        /// People in their surroundings.
        Wide = "WS", "wide shot";
        /// A person from head to foot.
        Full = "FS", "full shot";
        /// From the knees up.
        MediumWide = "MWS", "medium wide shot";
        /// From the waist up.
        Medium = "MS", "medium shot";
        /// From the chest up.
        MediumCloseUp = "MCU", "medium close-up";
        /// A face.
        CloseUp = "CU", "close-up";
        /// A part of a face, or of a thing.
        ExtremeCloseUp = "ECU", "extreme close-up";
        /// A thing that matters, by itself.
        Insert = "INS", "insert shot";
        /// Two people.
        Two = "2S", "two-shot";
        /// Past somebody's shoulder.
        OverTheShoulder = "OTS", "over-the-shoulder shot";
        /// What somebody sees.
        PointOfView = "POV", "point-of-view shot";
    }
}

terms! {
    /// From where the camera looks.
    Angle {
        /// As people look at one another.
        EyeLevel = "eye", "at eye level";
        /// Down on the subject.
        High = "high", "from a high angle";
        /// Up at the subject.
        Low = "low", "from a low angle";
        /// Straight down.
        Overhead = "overhead", "from directly overhead";
        /// From the ground.
        Ground = "ground", "from ground level";
        /// With a slanted horizon.
        Dutch = "dutch", "with a tilted Dutch angle";
    }
}

terms! {
    /// How the camera moves while the panel lasts. A still picture shows its effect at most.
    Move {
        /// Not at all.
        Static = "static", "static camera";
        /// Turns left or right.
        Pan = "pan", "camera panning";
        /// Turns up or down.
        Tilt = "tilt", "camera tilting";
        /// Nearer.
        DollyIn = "dolly in", "camera pushing in";
        /// Farther.
        DollyOut = "dolly out", "camera pulling back";
        /// Sideways.
        Truck = "truck", "camera tracking sideways";
        /// Up or down, on its stand.
        Pedestal = "pedestal", "camera rising";
        /// Through the air, on an arm.
        Crane = "crane", "crane shot";
        /// Around the subject.
        Arc = "arc", "camera circling the subject";
        /// Nearer or farther by the lens alone.
        Zoom = "zoom", "camera zooming";
        /// On a shoulder.
        Handheld = "handheld", "handheld camera";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_back_to_its_term_and_no_two_are_alike() {
        for (at, shot) in Shot::ALL.iter().enumerate() {
            assert_eq!(Shot::named(shot.as_str()), Some(*shot));
            assert!(
                Shot::ALL[..at]
                    .iter()
                    .all(|other| other.words() != shot.words())
            );
        }
        for angle in Angle::ALL {
            assert_eq!(Angle::named(angle.as_str()), Some(*angle));
        }
        for camera in Move::ALL {
            assert_eq!(Move::named(camera.as_str()), Some(*camera));
        }
        assert_eq!(Shot::named("ews"), None);
    }
}
